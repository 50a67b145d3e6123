import type { HydraOperationName } from '../../specs/index.js'
import type { Requirement } from '../check.js'
import { HYDRA_SYSTEMS, type HydraSystem } from '../harness/hydra/hydra-systems.js'

/** The description of an operation in Hydra's own API binds the server. */
export const hydraRequires = (operation: HydraOperationName, level: Requirement['level'] = 'MUST'): Requirement => ({
  standard: 'Ory Hydra API',
  section: operation,
  level,
})

/** Every line. */
export const EVERY_HYDRA: readonly HydraSystem[] = HYDRA_SYSTEMS

/** 1.5 and 1.9. */
export const HYDRA_1: readonly HydraSystem[] = ['hydra-1.5', 'hydra-1.9']

/** 2.3 and what came after. */
export const HYDRA_2: readonly HydraSystem[] = ['hydra-2.3', 'hydra-2']
