import type { Check } from '../check.js'
import { answerChecks } from '../hydra/answer-checks.js'
import { approvedChecks } from './approved.js'
import { badRequests } from './bad-requests.js'
import { deniedChecks } from './denied.js'
import { startChecks } from './start.js'
import { waitingChecks } from './waiting.js'

/** Devices that have no browser of their own, RFC 8628 with a device app of the operator. */
export const checks: readonly Check[] = [
  ...startChecks,
  ...waitingChecks,
  ...approvedChecks,
  ...deniedChecks,
  ...answerChecks('hydra-device', badRequests),
]
