import type { Fault } from '../../seams.js'
import { healthFaults } from './health.js'

/** What a Hydra gets wrong: one file for each suite. */
export const hydraFaults: readonly Fault[] = [...healthFaults]
