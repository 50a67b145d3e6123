import { addressed } from '../reports/requirement.js'
import type { RunRequirement } from '../reports/run.js'
import { loadChecks } from '../suites/registry.js'

/** A check as `list` and `explain` show it: all its metadata, without its function. */
export interface CheckRow {
  readonly id: string
  readonly suite: string
  readonly title: string
  readonly requirement: RunRequirement
  readonly alsoRequiredBy: readonly RunRequirement[]
  readonly oidf?: string
  readonly operations: readonly string[]
  readonly phase?: 'alone' | 'last'
  /** Left out: every system. */
  readonly systems?: readonly string[]
}

/** Every check, in the order of the suites. */
export const checkRows = async (): Promise<readonly CheckRow[]> =>
  (await loadChecks()).map(({ id, title, requirement, alsoRequiredBy = [], oidf, operations, phase, systems }) => ({
    id,
    suite: id.split('/')[0] ?? id,
    title,
    requirement: addressed(requirement),
    alsoRequiredBy: alsoRequiredBy.map(addressed),
    ...(oidf === undefined ? {} : { oidf }),
    operations,
    ...(phase === undefined ? {} : { phase }),
    ...(systems === undefined ? {} : { systems }),
  }))
