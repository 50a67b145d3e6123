import type { Fault } from '../../seams.js'
import { otherHeaders, otherMembers } from './answers.js'

/** What a Hydra gets wrong when it is asked how it is. */
export const healthFaults: readonly Fault[] = [
  otherMembers(
    { id: 'hydra-health/not-alive', title: 'Says "dead" where it is alive', caughtBy: ['hydra-health/alive'] },
    { operation: 'isAlive', status: 200 },
    { status: 'dead' },
  ),
  otherMembers(
    { id: 'hydra-health/not-ready', title: 'Says "waiting" where it is ready', caughtBy: ['hydra-health/ready'] },
    { operation: 'isReady', status: 200 },
    { status: 'waiting' },
  ),
  otherHeaders(
    {
      id: 'hydra-health/version-as-text',
      title: 'Says that its version is plain text',
      caughtBy: ['hydra-health/version'],
    },
    { operation: 'getVersion', status: 200 },
    { 'content-type': 'text/plain' },
  ),
]
