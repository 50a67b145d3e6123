import type { Check } from '../check.js'
import { jsonBody, mediaType } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { fail, pass } from '../verdict.js'

/** The configuration document is a JSON object, and says so. */
export const discJsonType: Check = {
  id: 'discovery/disc-json-type',
  title: 'The configuration document is a JSON object of type application/json',
  requirement: { standard: 'OpenID Connect Discovery 1.0', section: '4.2', level: 'MUST' },
  oidf: 'oidcc-discovery-endpoint-verification',
  operations: ['getDiscovery'],
  run({ discovery }) {
    const type = mediaType(discovery)
    if (type !== 'application/json') return fail('application/json', type, { exchange: discovery })
    if (isObject(jsonBody(discovery))) return pass()
    return fail('a JSON object', discovery.response.body.slice(0, 200), { exchange: discovery })
  },
}
