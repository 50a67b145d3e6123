import type { Check } from '../check.js'
import { everyIdToken } from '../evidence.js'
import { pass, warn } from '../verdict.js'

/** Claims that an ID token may carry without being asked, from the standards' own registrations. */
const PROTOCOL_CLAIMS = new Set([
  ...['iss', 'sub', 'aud', 'exp', 'iat', 'nbf', 'jti'],
  ...['auth_time', 'nonce', 'acr', 'amr', 'azp', 'at_hash', 'c_hash', 's_hash', 'sid', 'sub_jwk'],
])

/** An ID token for openid alone says no more than needed. */
export const idtNoExtra: Check = {
  id: 'id-token/idt-no-extra',
  title: 'An ID token holds claims of the protocol and claims that were asked for',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '5.4', level: 'SHOULD' },
  oidf: 'oidcc-server',
  operations: ['authorize', 'getToken'],
  run(context) {
    const allowed = context.target.allowedExtensions
    return everyIdToken(context, ({ claims, exchange, label }) => {
      const extra = Object.keys(claims).filter((name) => !PROTOCOL_CLAIMS.has(name) && !allowed.includes(name))
      return extra.length === 0 ? pass() : warn('claims of the protocol', extra, { note: label, exchange })
    })
  },
}
