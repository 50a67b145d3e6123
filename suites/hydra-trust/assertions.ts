import type { CheckContext, Client, JsonObject, TokenRequest } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { signJwt } from '../harness/sign.js'
import { issuerKeys, sharedIssuer, type TrustedIssuer } from './trusted-issuers.js'

/** RFC 7523 section 2.1. */
export const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

/** A client that may use the grant, and may have one scope more than the issuers of this run. */
export const bearerClient = (context: CheckContext): Promise<Client> =>
  context.client({ grant_types: [JWT_BEARER], metadata: { scope: 'openid email photos' }, distinct: 'jwt-bearer' })

/** What an assertion says instead of what a right one says. */
export interface AssertionWish {
  /** @default one that all checks share */
  readonly issuer?: TrustedIssuer
  /** Over the claims of a right one; `undefined` leaves one out. */
  readonly claims?: Readonly<JsonObject>
  readonly header?: Readonly<JsonObject>
  /** @default the issuer's */
  readonly key?: Readonly<JsonObject>
}

/** What an issuer says for a person, signed. */
export async function assertion(context: CheckContext, wish: AssertionWish = {}): Promise<string> {
  const { wish: trusted } = wish.issuer ?? (await sharedIssuer(context))
  const { subject, issuer, jwk } = trusted
  const now = Math.floor(context.now() / 1_000)
  const claims = {
    iss: issuer,
    sub: subject,
    aud: context.endpoint('token_endpoint'),
    iat: now,
    exp: now + 300,
    jti: context.random(20),
    ...wish.claims,
  }
  const privateKey = wish.key ?? (await issuerKeys(context)).secret
  const kid = isObject(jwk) ? jwk.kid : undefined
  return signJwt({ client_id: String(issuer), privateKey }, claims, { alg: 'RS256', kid, ...wish.header })
}

/** Asks for a token by an assertion. */
export async function tokenFor(
  context: CheckContext,
  jwt: string | undefined,
  more: Partial<TokenRequest> & { readonly scope?: string } = {},
): Promise<Exchange> {
  const { scope, ...request } = more
  const client = request.client ?? (await bearerClient(context))
  return context.token({ ...request, client, form: { grant_type: JWT_BEARER, assertion: jwt, scope } })
}
