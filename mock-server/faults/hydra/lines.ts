import type { HydraSystem } from '../../systems/hydra/systems.js'

/** The lines of 1.x. */
export const LINES_1: readonly HydraSystem[] = ['hydra-1.5', 'hydra-1.9']
/** The lines of 2.x. */
export const LINES_2: readonly HydraSystem[] = ['hydra-2.3', 'hydra-2']
