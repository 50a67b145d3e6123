import type { Check } from '../check.js'
import { CLOCK_TOLERANCE, receivedAt } from '../evidence.js'
import type { JsonObject } from '../harness/context.js'
import { expectedIssuer } from '../id-token/expected-issuer.js'
import { pass, warn } from '../verdict.js'
import { signedUserinfo } from './signed-userinfo.js'

/** Signed UserInfo says whose it is and for whom. */
export const uiSignedIssAud: Check = {
  id: 'userinfo/ui-signed-iss-aud',
  title: 'A signed UserInfo response has the issuer as iss, the client_id in aud, and times that make sense',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '5.3.2', level: 'SHOULD' },
  oidf: 'oidcc-userinfo-rs256',
  operations: ['getUserInfo'],
  async run(context) {
    const { claims, exchange, flow } = await signedUserinfo(context)
    const iss = expectedIssuer(context)
    if (claims.iss !== iss) return warn({ iss }, { iss: claims.iss }, { exchange })
    const { client_id } = flow.client
    const audiences: readonly unknown[] = Array.isArray(claims.aud) ? claims.aud : [claims.aud]
    if (!audiences.includes(client_id)) return warn({ aud: client_id }, { aud: claims.aud }, { exchange })
    const odd = oddTime(claims, receivedAt(exchange))
    return odd === undefined
      ? pass()
      : warn(`${odd}, if there, is a number that fits the time`, claims[odd], { exchange })
  },
}

/** The first of exp, iat and nbf that is there and does not fit `now` (seconds since 1970). */
export function oddTime(claims: Readonly<JsonObject>, now: number): 'exp' | 'iat' | 'nbf' | undefined {
  const { exp, iat, nbf } = claims
  if (exp !== undefined && !(typeof exp === 'number' && exp > now - CLOCK_TOLERANCE)) return 'exp'
  if (iat !== undefined && !(typeof iat === 'number' && iat <= now + CLOCK_TOLERANCE)) return 'iat'
  if (nbf !== undefined && !(typeof nbf === 'number' && nbf <= now + CLOCK_TOLERANCE)) return 'nbf'
  return undefined
}
