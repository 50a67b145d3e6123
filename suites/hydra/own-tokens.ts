import { createHash } from 'node:crypto'
import type { CheckContext, Client, JsonObject } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { isObject, nonEmpty } from '../harness/json.js'
import { once } from '../once.js'
import { Skip } from '../verdict.js'
import { type Granted, type GrantWish, untilGranted } from './challenge-flow.js'
import { AUDIENCE, ownClient } from './own-client.js'

/** A form of a token request. */
export type TokenForm = Readonly<Record<string, string | undefined>>

/** An authorization code that a made-up person granted, unused. */
export interface OwnCode extends Granted {
  readonly code: string
  /** Redeems it, together with the client's authentication. */
  readonly form: TokenForm
}

/** A new code, with PKCE unless the wish's parameters say otherwise, so that a server that enforces it is judged too. */
export async function ownCode(context: CheckContext, wish: GrantWish = {}): Promise<OwnCode> {
  const code_verifier = context.random(43)
  const code_challenge = createHash('sha256').update(code_verifier).digest('base64url')
  const client = wish.client ?? (await ownClient(context))
  const granted = await untilGranted(context, {
    ...wish,
    client,
    parameters: { code_challenge, code_challenge_method: 'S256', ...wish.parameters },
  })
  const { code } = granted.response
  if (code === undefined) throw new Skip('no authorization code was issued', 'hydra-consent/accept')
  const form = { grant_type: 'authorization_code', code, redirect_uri: client.redirect_uris[0], code_verifier }
  return { ...granted, code, form }
}

/** Tokens of a grant, and the answer that brought them. */
export interface OwnTokens extends OwnCode {
  readonly exchange: Exchange
  readonly tokens: Readonly<JsonObject>
}

/** A new grant with its tokens: scopes `openid` and `offline_access` unless the wish names others. */
export async function ownTokens(context: CheckContext, wish: GrantWish = {}): Promise<OwnTokens> {
  const granted = await ownCode(context, wish)
  const { client, form } = granted
  const exchange = await context.token({ client, form })
  return { ...granted, exchange, tokens: tokensOf(exchange) }
}

/** Members of a successful token response; a `Skip` for any other. */
export function tokensOf(exchange: Exchange): Readonly<JsonObject> {
  const body = jsonBody(exchange)
  if (exchange.response.status === 200 && isObject(body)) return body
  throw new Skip(`exchange ${exchange.id} should bring tokens and has the status ${exchange.response.status}`, CODE)
}

/** A token of an answer, or a `Skip` when it is not there. */
export function tokenIn(tokens: Readonly<JsonObject>, name: 'access_token' | 'refresh_token' | 'id_token'): string {
  const token = nonEmpty(tokens[name])
  if (token === undefined) throw new Skip(`there is no ${name}`, CODE)
  return token
}

const CODE = 'hydra-token/code'

/** Tokens of a client for itself. */
export async function clientTokens(context: CheckContext, client: Client, form: TokenForm = {}): Promise<OwnAccess> {
  const exchange = await context.token({ client, form: { grant_type: 'client_credentials', scope: 'email', ...form } })
  return { client, exchange, tokens: tokensOf(exchange) }
}

/** An access token of a client. */
export type OwnAccess = Pick<OwnTokens, 'client' | 'exchange' | 'tokens'>

/** The access token with another end of its signature. */
export const tampered = (token: string): string => `${token.slice(0, -3)}${token.endsWith('abc') ? 'xyz' : 'abc'}`

/** What the consent app tells of the person of `sharedTokens`. */
export const SHARED_SESSION = {
  access_token: { role: 'tester', level: 3 },
  id_token: { email: 'ada@touchstone.example', name: 'Ada' },
} as const

/** Tokens with everything, which checks of several suites look at. Nobody may use them up. */
export const sharedTokens = once((context) =>
  ownTokens(context, {
    parameters: { scope: 'openid offline email', audience: AUDIENCE },
    grantScope: ['openid', 'offline', 'email'],
    consent: { grant_access_token_audience: [AUDIENCE], session: SHARED_SESSION },
  }),
)
