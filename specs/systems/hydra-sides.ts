import type { Operation } from '../operations.js'

/** The two listeners of a Hydra server. */
export type HydraSideName = 'public' | 'admin'

const ADMIN_PATHS = /^\/(admin\/|version$)/

/** The side of an operation of a Hydra document: its tag in 1.x, its path in 2.x. */
export const hydraSideOf = ({ tags, path }: Pick<Operation, 'tags' | 'path'>): HydraSideName =>
  tags.includes('admin') || (!tags.includes('public') && ADMIN_PATHS.test(path)) ? 'admin' : 'public'
