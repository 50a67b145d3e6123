import { decodeJwt } from 'jose/jwt/decode'
import { findClient } from '../clients.js'
import type { ProviderContext } from '../context.js'
import type { JsonObject } from '../seams.js'

/** An ID token of this provider that came back as a hint. */
export interface IdTokenHint {
  readonly client_id: string
  readonly sub: string
  readonly sid: string | undefined
  readonly claims: Readonly<JsonObject>
}

/** Types that a JWT of this provider may have without being an ID token. */
const OTHER_TYPES = /^(application\/)?(at|logout|token-introspection|userinfo)\+jwt$/i

/**
 * The ID token behind an `id_token_hint`, or `undefined` when this provider did not issue it (unsigned ones included).
 * It may have expired: OpenID Connect Core 1.0 section 3.1.2.1, RP-Initiated Logout 1.0 section 2.
 */
export async function verifyIdTokenHint(context: ProviderContext, jwt: string): Promise<IdTokenHint | undefined> {
  const client_id = audienceOf(jwt)
  const client = client_id === undefined ? undefined : await findClient(context, client_id)
  if (client === undefined) return undefined
  const verified = await context.keys.verify(jwt, client)
  if (verified === undefined || verified.header.alg === 'none' || OTHER_TYPES.test(String(verified.header.typ)))
    return undefined
  const { iss, sub, sid, exp, iat, events } = verified.claims
  if (iss !== context.issuer || typeof sub !== 'string' || typeof exp !== 'number' || typeof iat !== 'number')
    return undefined
  if (events !== undefined) return undefined
  return { client_id: client.client_id, sub, sid: typeof sid === 'string' ? sid : undefined, claims: verified.claims }
}

/** The client that a JWT is addressed to, before anything is verified. */
function audienceOf(jwt: string): string | undefined {
  try {
    const { aud, azp } = decodeJwt(jwt)
    if (typeof azp === 'string') return azp
    return Array.isArray(aud) ? aud[0] : aud
  } catch {
    return undefined
  }
}
