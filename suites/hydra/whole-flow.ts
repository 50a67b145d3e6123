import type { CheckContext, JsonObject } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { once } from '../once.js'
import { Skip } from '../verdict.js'
import { AUDIENCE, flowClient, somebody } from './actors.js'
import { acceptConsent, locationOf, onward, redeemed, untilConsent, type WaitingForConsent } from './challenge-flow.js'

/** What the login app of the whole flow says of the sign-in. */
export const SIGN_IN = {
  acr: 'urn:touchstone:acr:2',
  amr: ['pwd', 'otp'],
  context: { from: 'the login app', depth: { of: 2 } },
} as const

/** What the consent app of the whole flow puts into tokens. */
export const SESSION = {
  id_token: { email: 'ada@touchstone.test', shoe_size: 38 },
  access_token: { tenant: 'engine', level: 3 },
} as const

export const SCOPES = ['openid', 'offline_access', 'email']

/** A flow from the authorization request to the tokens, each app saying all it can. */
export interface WholeFlow extends WaitingForConsent {
  /** The consent request as the consent app is shown it. */
  readonly shown: Exchange
  /** The redirect to the client. */
  readonly ended: Exchange
  readonly tokenExchange: Exchange
  readonly tokens: Readonly<JsonObject>
  readonly idTokenClaims: Readonly<JsonObject>
}

/** The claims of the ID token of a token response, unverified: other checks verify it. */
export async function idTokenClaims(tokens: Readonly<JsonObject>): Promise<Readonly<JsonObject>> {
  const { decodeJwt } = await import('jose')
  try {
    return { ...decodeJwt(String(tokens.id_token)) }
  } catch {
    throw new Skip('there is no ID token that can be read', 'id-token/idt-format')
  }
}

/** One whole flow for all checks that look at what became of it; nothing of it may be used up. */
export const wholeFlow: (context: CheckContext) => Promise<WholeFlow> = once(async (context) => {
  const { acr, amr, context: said } = SIGN_IN
  const isNew = context.hydra.system === 'hydra-2.3' || context.hydra.system === 'hydra-2'
  const parameters = { scope: SCOPES.join(' '), audience: AUDIENCE }
  const login = { acr, context: said, ...(isNew && { amr }) }
  const [client, subject] = [await flowClient(context), await somebody(context)]
  const waiting = await untilConsent(context, { client, subject, parameters, login })
  const { challenge, browser } = waiting
  const shown = await context.hydra.send('getOAuth2ConsentRequest', { query: { consent_challenge: challenge } })
  const accepted = await acceptConsent(context, challenge, {
    grant_scope: SCOPES,
    grant_access_token_audience: [AUDIENCE],
    session: SESSION,
  })
  const ended = await context.visit(browser, { url: onward(accepted, 'hydra-consent/accept') })
  const response = Object.fromEntries(locationOf(ended, 'hydra-consent/accept').searchParams)
  const { exchange: tokenExchange, tokens } = await redeemed(context, { ...waiting, response })
  return { ...waiting, shown, ended, tokenExchange, tokens, idTokenClaims: await idTokenClaims(tokens) }
})

/** What the server says of an access token that it gave out just now. */
export async function introspected(context: CheckContext, token: unknown): Promise<Readonly<JsonObject>> {
  const exchange = await context.hydra.send('introspectOAuth2Token', { form: { token: String(token) } })
  const body = jsonBody(exchange)
  if (!isObject(body) || body.active !== true)
    throw new Skip(`exchange ${exchange.id} should say that the token is active`, 'hydra-introspection/access-token')
  return body
}
