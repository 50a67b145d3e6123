import type { Check } from '../check.js'
import { answerChecks } from '../hydra/answer-checks.js'
import { acceptedChecks } from './accepted.js'
import { badRequests } from './bad-requests.js'
import { channelChecks } from './channels.js'
import { getChecks } from './get.js'
import { rejectedChecks } from './rejected.js'
import { requestChecks } from './requests.js'
import { wayInChecks } from './ways-in.js'

/**
 * Logouts from the logout endpoint to the logout app and back. That clients are called in the background is not judged: the
 * run has nowhere to listen that every server could reach.
 */
export const checks: readonly Check[] = [
  ...requestChecks,
  ...wayInChecks,
  ...getChecks,
  ...acceptedChecks,
  ...rejectedChecks,
  ...answerChecks('hydra-logout', badRequests),
  ...channelChecks,
]
