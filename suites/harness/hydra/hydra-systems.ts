import type { DocumentName } from '../../../specs/index.js'

/** The lines of Ory Hydra that have a document: 1.0 to 1.5, 1.6 to 1.11, 2.0 to 2.3, and what came after. */
export const HYDRA_SYSTEMS = [
  'hydra-1.5',
  'hydra-1.9',
  'hydra-2.3',
  'hydra-2',
] as const satisfies readonly DocumentName[]
export type HydraSystem = (typeof HYDRA_SYSTEMS)[number]

/** What a target may be beyond a provider of OpenID Connect. */
export const TARGET_SYSTEMS = ['openid-connect', ...HYDRA_SYSTEMS] as const
export type TargetSystem = (typeof TARGET_SYSTEMS)[number]

export const isHydra = (system: TargetSystem | undefined): system is HydraSystem =>
  HYDRA_SYSTEMS.some((name) => name === system)
