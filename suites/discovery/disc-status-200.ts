import type { Check } from '../check.js'
import { fail, pass } from '../verdict.js'

/** The configuration request is answered with status 200. */
export const discStatus200: Check = {
  id: 'discovery/disc-status-200',
  title: 'A configuration request is answered with status 200',
  requirement: { standard: 'OpenID Connect Discovery 1.0', section: '4.2', level: 'MUST' },
  oidf: 'oidcc-discovery-endpoint-verification',
  operations: ['getDiscovery'],
  run({ discovery }) {
    const { status } = discovery.response
    return status === 200 ? pass() : fail(200, status, { exchange: discovery })
  },
}
