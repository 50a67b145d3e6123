import type { Check } from '../check.js'
import { everyIdToken } from '../evidence.js'
import { isObject } from '../harness/json.js'
import { fail, pass, skip } from '../verdict.js'

/** RS256 is the default. */
export const idtAlgDefault: Check = {
  id: 'id-token/idt-alg-default',
  title: 'A client that registered no algorithm gets ID tokens signed with RS256',
  requirement: { standard: 'OpenID Connect Dynamic Client Registration 1.0', section: '2', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '3.1.3.7', level: 'MUST' }],
  oidf: 'oidcc-idtoken-signature',
  operations: ['authorize', 'getToken'],
  run: (context) =>
    everyIdToken(context, ({ header: { alg }, client, exchange, label }) => {
      if (client.registration === undefined) return skip('the client was not registered by the run')
      const requested = JSON.parse(client.registration.request.body ?? '{}')
      if (isObject(requested) && requested.id_token_signed_response_alg !== undefined) {
        return skip('the client asked for an algorithm')
      }
      return alg === 'RS256' ? pass() : fail({ alg: 'RS256' }, { alg }, { note: label, exchange })
    }),
}
