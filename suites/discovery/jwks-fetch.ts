import type { Check } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import { HarnessError } from '../harness/errors.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { fail, pass } from '../verdict.js'

/** The key set can be had. */
export const jwksFetch: Check = {
  id: 'discovery/jwks-fetch',
  title: 'jwks_uri is answered with a JWK Set',
  requirement: { standard: 'OpenID Connect Discovery 1.0', section: '3', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'RFC 7517', section: '5', level: 'MUST' }],
  oidf: 'oidcc-discovery-endpoint-verification',
  operations: ['getJwks'],
  async run(context) {
    const answer = await fetchKeySet(context)
    if (answer instanceof HarnessError) return fail('an answer', answer.message)
    const { status, body } = answer.response
    if (status !== 200) return fail(200, status, { exchange: answer })
    const keySet = jsonBody(answer)
    if (!isObject(keySet)) return fail('a JSON object', body.slice(0, 200), { exchange: answer })
    return Array.isArray(keySet.keys) ? pass() : fail('an array keys', keySet.keys, { exchange: answer })
  },
}

/** That nobody answers there is a finding, since the target itself was reached. */
async function fetchKeySet(context: CheckContext): Promise<Exchange | HarnessError> {
  try {
    return await context.http({ url: context.endpoint('jwks_uri'), headers: { accept: 'application/json' } })
  } catch (reason) {
    if (reason instanceof HarnessError && !context.signal.aborted) return reason
    throw reason
  }
}
