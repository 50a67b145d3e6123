import type { Check } from '../check.js'
import { everyTokenResponse } from '../evidence.js'
import { fail, pass } from '../verdict.js'

/** With the scope openid the token response carries an ID token. */
export const tokenIdToken: Check = {
  id: 'token/token-id-token',
  title: 'A token response for the scope openid has an id_token that is a JWT',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.1.3.3', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '3.3.3.3', level: 'MUST' }],
  oidf: 'oidcc-server',
  operations: ['getToken'],
  run: (context) =>
    everyTokenResponse(context, ({ id_token }, exchange, { label }) => {
      const details = { note: label, exchange }
      if (typeof id_token !== 'string') {
        return fail('id_token is a string', id_token === undefined ? 'absent' : typeof id_token, details)
      }
      const parts = id_token.split('.').length
      return parts === 3 || parts === 5
        ? pass()
        : fail('a JWS of 3 parts or a JWE of 5 parts', `${parts} part(s)`, details)
    }),
}
