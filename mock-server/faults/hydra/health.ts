import type { Fault } from '../../seams.js'
import { otherHeaders, otherMembers, otherStatus } from './answers.js'
import { checksOf } from './check-ids.js'

const checks = checksOf('hydra-health')

/** What a Hydra gets wrong when it is asked how it is. */
export const healthFaults: readonly Fault[] = [
  otherMembers(
    {
      id: 'hydra-health/not-alive',
      title: 'Says "dead" where it is alive',
      caughtBy: checks('alive', 'alive-public'),
    },
    { operation: 'isAlive', status: 200 },
    { status: 'dead' },
  ),
  otherMembers(
    {
      id: 'hydra-health/not-ready',
      title: 'Says "waiting" where it is ready',
      caughtBy: checks('ready', 'ready-public', 'ready-admin'),
    },
    { operation: 'isReady', status: 200 },
    { status: 'waiting' },
  ),
  otherHeaders(
    {
      id: 'hydra-health/version-as-text',
      title: 'Says that its version is plain text',
      caughtBy: checks('version'),
    },
    { operation: 'getVersion', status: 200 },
    { 'content-type': 'text/plain' },
  ),
  otherStatus(
    {
      id: 'hydra-health/head-is-failure',
      title: 'Fails when it is asked without a body whether it is alive',
      caughtBy: checks('alive-head'),
    },
    { operation: ['isAlive', 'unrouted'], when: ({ method }) => method === 'HEAD' },
    500,
  ),
]
