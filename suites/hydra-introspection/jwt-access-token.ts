import { decodeJwt } from 'jose'
import type { Check } from '../check.js'
import type { CheckContext, JsonObject } from '../harness/context.js'
import { jsonBody } from '../harness/exchange.js'
import { isObject, strings } from '../harness/json.js'
import type { ByLine } from '../hydra/answer.js'
import { AUDIENCE, ownClient } from '../hydra/own-client.js'
import { clientTokens, tokenIn } from '../hydra/own-tokens.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import { introspected } from '../hydra/token-activity.js'
import { fail, pass, Skip } from '../verdict.js'

const JWT: JsonObject = { access_token_strategy: 'jwt' }

/** Metadata by which a line gives JWTs to one client, whatever it gives to others. */
const WISH: ByLine<JsonObject> = { 'hydra-1.5': {}, 'hydra-1.9': {}, 'hydra-2.3': JWT, 'hydra-2': JWT }

/** What a JWT and introspection have in common. */
const COMMON = ['iss', 'sub', 'client_id', 'aud', 'iat', 'exp'] as const

const pick = (from: Readonly<JsonObject>): JsonObject => Object.fromEntries(COMMON.map((name) => [name, from[name]]))

/** A list or a text, by a setting of the server. */
const scopeIn = ({ scope, scp }: Readonly<JsonObject>): unknown => scope ?? strings(scp).join(' ')

async function jwtOf(context: CheckContext): Promise<string> {
  const client = await ownClient(context, { distinct: 'jwt', metadata: WISH[context.hydra.system] })
  const { tokens } = await clientTokens(context, client, { scope: 'email photos', audience: AUDIENCE })
  const token = tokenIn(tokens, 'access_token')
  if (token.split('.').length !== 3) throw new Skip('access tokens of this server are opaque')
  return token
}

function claimsOf(jwt: string): JsonObject {
  try {
    return { ...decodeJwt(jwt) }
  } catch {
    return {}
  }
}

/** Who reads the JWT and who asks the server learn the same. */
export const jwtAccessToken: Check = {
  id: 'hydra-introspection/jwt-access-token',
  title: 'A JWT access token is active, and says of itself what introspection says of it',
  requirement: hydraRequires('introspectOAuth2Token'),
  operations: ['introspectOAuth2Token', 'oauth2TokenExchange'],
  systems: EVERY_HYDRA,
  async run(context) {
    const jwt = await jwtOf(context)
    const exchange = await introspected(context, jwt)
    const body = jsonBody(exchange)
    const told = isObject(body) ? body : {}
    const claims = claimsOf(jwt)
    const expected = { active: true, scope: scopeIn(claims), ...pick(claims) }
    const actual = { active: told.active, scope: told.scope, ...pick(told) }
    const same = JSON.stringify(expected) === JSON.stringify(actual) && typeof claims.jti === 'string'
    return same ? pass() : fail({ jti: '(a text)', ...expected }, { jti: claims.jti, ...actual }, { exchange })
  },
}
