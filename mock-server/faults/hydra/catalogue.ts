import type { Fault } from '../../seams.js'
import { credentialsFaults } from './credentials.js'
import { healthFaults } from './health.js'
import { keysKeptFaults } from './keys-kept.js'
import { keysMadeFaults } from './keys-made.js'
import { trustFaults } from './trust.js'
import { trustGrantFaults } from './trust-grant.js'

/** What a Hydra gets wrong: one file for each suite, two where there is much. */
export const hydraFaults: readonly Fault[] = [
  ...healthFaults,
  ...keysMadeFaults,
  ...keysKeptFaults,
  ...trustFaults,
  ...trustGrantFaults,
  ...credentialsFaults,
]
