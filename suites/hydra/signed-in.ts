import type { Browser, CheckContext, Client, JsonObject } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { once } from '../once.js'
import { flowClient } from './actors.js'
import { acceptConsent, locationOf, onward, redeemed, untilConsent, untilLogin } from './challenge-flow.js'

/** Seconds that the session is remembered: no default of any line. */
export const REMEMBERED = 7_321

/** A browser in which somebody is signed in and remembered. */
export interface SignedIn {
  readonly browser: Browser
  readonly client: Client
  readonly subject: string
  /** The redirect to the consent app, which sets the cookie of the session. */
  readonly signedIn: Exchange
  readonly sessionId: unknown
  /** The body of the token response. */
  readonly tokens: Readonly<JsonObject>
  readonly idToken: string
}

export interface SignInWish {
  /** @default the client of most flows */
  readonly client?: Client
  /** @default ['openid'] */
  readonly scopes?: readonly string[]
}

/** Signs somebody new in, remembered, in a new browser, and gets the client its tokens. */
export async function signIn(
  context: CheckContext,
  { client, scopes = ['openid'] }: SignInWish = {},
): Promise<SignedIn> {
  const waiting = await untilConsent(context, {
    client: client ?? (await flowClient(context)),
    login: { remember: true, remember_for: REMEMBERED },
    parameters: { scope: scopes.join(' ') },
  })
  const { browser, challenge, subject, exchange: signedIn } = waiting
  const query = { consent_challenge: challenge }
  const shown = jsonBody(await context.hydra.send('getOAuth2ConsentRequest', { query }))
  const accepted = await acceptConsent(context, challenge, { grant_scope: scopes })
  const ended = await context.visit(browser, { url: onward(accepted, 'hydra-consent/accept') })
  const response = Object.fromEntries(locationOf(ended, 'hydra-consent/accept').searchParams)
  const { tokens } = await redeemed(context, { ...waiting, response })
  const sessionId = isObject(shown) ? shown.login_session_id : undefined
  return { browser, client: waiting.client, subject, signedIn, sessionId, tokens, idToken: String(tokens.id_token) }
}

/**
 * A remembered session, for checks that look at what it changes and do not end it. A verifier must not be followed in its
 * browser: in 1.x the next request takes the place of the last.
 */
export const rememberedSession: (context: CheckContext) => Promise<SignedIn> = once((context) => signIn(context))

/** What the login app is shown of the next request in a browser. */
export async function askedAgain(
  context: CheckContext,
  { browser, client }: Pick<SignedIn, 'browser' | 'client'>,
  parameters: Readonly<Record<string, string>> = {},
): Promise<Exchange> {
  const { challenge } = await untilLogin(context, { browser, client, parameters: { scope: 'openid', ...parameters } })
  return context.hydra.send('getOAuth2LoginRequest', { query: { login_challenge: challenge } })
}
