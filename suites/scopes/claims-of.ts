import type { Flow, JsonObject } from '../harness/context.js'
import { jsonBody, mediaType } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { Skip } from '../verdict.js'

/** The claims at the place where the scopes bring them. Throws `Skip` when they can't be read. */
export function claimsOf({ responseType, label, idTokens, userinfo }: Flow): Readonly<JsonObject> {
  if (responseType === 'id_token') {
    const [token] = idTokens
    if (token?.claims !== undefined) return token.claims
    throw new Skip(`${label}: the ID token can't be read`, 'id-token/idt-format')
  }
  if (userinfo === undefined)
    throw new Skip(`${label}: there is no answer of the UserInfo endpoint`, 'token/token-members')
  if (mediaType(userinfo) === 'application/jwt') throw new Skip('UserInfo is a JWT here')
  const claims = jsonBody(userinfo)
  if (isObject(claims)) return claims
  throw new Skip(`${label}: UserInfo is no JSON object`, 'userinfo/ui-json')
}
