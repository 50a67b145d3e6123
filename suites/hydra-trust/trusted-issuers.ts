import { exportJWK, generateKeyPair } from 'jose'
import type { CheckContext, JsonObject } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { OWN_PREFIX } from '../harness/hydra/made-at-hydra.js'
import { isObject, nonEmpty } from '../harness/json.js'
import { once } from '../once.js'
import { Skip } from '../verdict.js'

interface KeyPair {
  readonly secret: Readonly<JsonObject>
  readonly open: Readonly<JsonObject>
}

async function makeKeyPair(): Promise<KeyPair> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  const [secret, open] = await Promise.all([exportJWK(privateKey), exportJWK(publicKey)])
  return { secret: { ...secret }, open: { ...open, alg: 'RS256', use: 'sig' } }
}

/** The key of the issuers of a run; each gives it a kid of its own. */
export const issuerKeys = once(makeKeyPair)
/** A key that nobody is trusted with. */
export const strangeKeys = once(makeKeyPair)

/** Seconds since 1970, as RFC 3339 writes them. */
const dateTime = (seconds: number): string => new Date(seconds * 1_000).toISOString().replace('.000Z', 'Z')

/** A wish to trust an issuer whom only this run knows, for one subject and the scopes `openid` and `email`, for a day. */
export async function trustWish(context: CheckContext): Promise<JsonObject & { readonly issuer: string }> {
  const { open } = await issuerKeys(context)
  return {
    issuer: `https://${OWN_PREFIX}${context.random(12).toLowerCase()}.example`,
    subject: `${OWN_PREFIX}${context.random(12)}`,
    scope: ['openid', 'email'],
    jwk: { ...open, kid: context.random(12) },
    expires_at: dateTime(Math.floor(context.now() / 1_000) + 86_400),
  }
}

/** Asks to trust an issuer; the answer may be any. */
export const trust = ({ hydra }: CheckContext, json: Readonly<JsonObject>): Promise<Exchange> =>
  hydra.send('trustOAuth2JwtGrantIssuer', { json })

/** An issuer that the server trusts. */
export interface TrustedIssuer {
  readonly id: string
  readonly wish: Readonly<JsonObject> & { readonly issuer: string }
  readonly exchange: Exchange
}

/** Has an issuer trusted; skips when that fails. */
export async function trusted(context: CheckContext, more: Readonly<JsonObject> = {}): Promise<TrustedIssuer> {
  const wish = { ...(await trustWish(context)), ...more }
  const exchange = await trust(context, wish)
  const body = jsonBody(exchange)
  const id = isObject(body) ? nonEmpty(body.id) : undefined
  if (exchange.response.status === 201 && id !== undefined) return { id, wish, exchange }
  throw new Skip(`exchange ${exchange.id} should make an issuer trusted and does not`, 'hydra-trust/create')
}

/** An issuer for all checks that leave it as it is. */
export const sharedIssuer = once((context) => trusted(context))
