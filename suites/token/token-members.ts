import type { Check } from '../check.js'
import { everyTokenResponse, isNonEmptyString } from '../evidence.js'
import { fail, pass } from '../verdict.js'

/** A token response has its two required members, and the token is a bearer token. */
export const tokenMembers: Check = {
  id: 'token/token-members',
  title: 'A token response has an access_token and the token_type Bearer',
  requirement: { standard: 'RFC 6749', section: '5.1', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '3.1.3.3', level: 'MUST' }],
  oidf: 'oidcc-server',
  operations: ['getToken'],
  run: (context) =>
    everyTokenResponse(context, ({ access_token, token_type }, exchange, { label }) => {
      if (!isNonEmptyString(access_token)) {
        return fail('access_token is a non-empty string', described(access_token), { note: label, exchange })
      }
      // Not case sensitive: RFC 6749 section 5.1.
      return isNonEmptyString(token_type) && token_type.toLowerCase() === 'bearer'
        ? pass()
        : fail({ token_type: 'Bearer' }, { token_type }, { note: label, exchange })
    }),
}

const described = (value: unknown): string => (value === undefined ? 'absent' : value === '' ? 'empty' : typeof value)
