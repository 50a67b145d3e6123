import type { Check } from '../check.js'
import { badInputChecks } from './bad-input.js'
import { creationChecks } from './creation.js'
import { serverKeyChecks } from './server-keys.js'
import { singleKeyChecks } from './single-keys.js'
import { usableKeyChecks } from './usable-keys.js'
import { wholeSetChecks } from './whole-sets.js'

/** Sets of JSON Web Keys at the admin API. */
export const checks: readonly Check[] = [
  ...creationChecks,
  ...usableKeyChecks,
  ...wholeSetChecks,
  ...singleKeyChecks,
  ...badInputChecks,
  ...serverKeyChecks,
]
