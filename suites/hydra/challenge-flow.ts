import { createHash } from 'node:crypto'
import type { Browser, CheckContext, Client, JsonObject } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { OWN_PREFIX } from '../harness/hydra/made-at-hydra.js'
import { isObject, nonEmpty } from '../harness/json.js'
import { Skip } from '../verdict.js'

/** A browser that Hydra sent to one of the operator's apps, which has not answered yet. */
export interface Waiting {
  readonly client: Client
  readonly browser: Browser
  readonly challenge: string
  /** The redirect to the app. */
  readonly exchange: Exchange
  /** Parameters of the authorization request, by name. */
  readonly sent: Readonly<Record<string, string>>
  /** Of RFC 7636: a server may insist on PKCE. Absent when the request has no challenge that it belongs to. */
  readonly codeVerifier?: string
}

type App = 'login' | 'consent' | 'logout' | 'device'

/** A name for a person whom only this run knows; her sessions and consents are removed at its end. */
export const ownSubject = ({ random }: Pick<CheckContext, 'random'>): string => `${OWN_PREFIX}${random(12)}`

/** Where a redirect leads; skips with the check to blame when the answer is none. */
export function locationOf(exchange: Exchange, blame: string): URL {
  const location = exchange.response.headers.get('location') ?? ''
  if (!URL.canParse(location, exchange.request.url))
    throw new Skip(`exchange ${exchange.id} should be a redirect and has the status ${exchange.response.status}`, blame)
  return new URL(location, exchange.request.url)
}

/** The challenge that a redirect brings to an app. */
export function challengeIn(exchange: Exchange, app: App, blame: string): string {
  const challenge = locationOf(exchange, blame).searchParams.get(`${app}_challenge`)
  if (challenge === null) throw new Skip(`exchange ${exchange.id} should lead to the ${app} app and does not`, blame)
  return challenge
}

/** The URL that a decision names for the browser to go on with, if it does. */
export function redirectTo(exchange: Exchange): string | undefined {
  const body = jsonBody(exchange)
  const url = isObject(body) ? nonEmpty(body.redirect_to) : undefined
  return url !== undefined && URL.canParse(url) ? url : undefined
}

/** The URL that an accepted or rejected request goes on with; skips with the check to blame when there is none. */
export function onward(exchange: Exchange, blame: string): string {
  const url = redirectTo(exchange)
  if (url === undefined) throw new Skip(`exchange ${exchange.id} should name a redirect_to and does not`, blame)
  return url
}

const LOGIN = 'hydra-login/get'
const CONSENT = 'hydra-consent/get'

export interface LoginWish {
  readonly client?: Client
  /** @default a new one: no session */
  readonly browser?: Browser
  /** Over the defaults: `code`, `openid offline_access`, fresh state and nonce, PKCE. `undefined` leaves one out. */
  readonly parameters?: Readonly<Record<string, string | undefined>>
}

/** Sends a browser to the authorization endpoint and stops where it is sent to the login app. */
export async function untilLogin(context: CheckContext, wish: LoginWish = {}): Promise<Waiting> {
  const client = wish.client ?? (await context.client())
  const browser = wish.browser ?? context.browser()
  const codeVerifier = context.random(43)
  const code_challenge = createHash('sha256').update(codeVerifier).digest('base64url')
  const parameters = { code_challenge, code_challenge_method: 'S256', ...wish.parameters }
  const exchange = await askFor(context, { parameters, client, browser })
  const sent = Object.fromEntries(new URL(exchange.request.url).searchParams)
  const challenge = challengeIn(exchange, 'login', LOGIN)
  const proof = sent.code_challenge === code_challenge ? { codeVerifier } : {}
  return { client, browser, challenge, exchange, sent, ...proof }
}

/** Sends a browser to the authorization endpoint; nothing is followed. */
export function askFor(
  context: CheckContext,
  { client, browser, parameters }: LoginWish & { readonly client: Client; readonly browser: Browser },
): Promise<Exchange> {
  const url = new URL(context.endpoint('authorization_endpoint'))
  const all: Readonly<Record<string, string | undefined>> = {
    client_id: client.client_id,
    redirect_uri: client.redirect_uris[0],
    response_type: 'code',
    scope: 'openid offline_access',
    state: context.random(16),
    nonce: context.random(16),
    ...parameters,
  }
  for (const [name, value] of Object.entries(all)) if (value !== undefined) url.searchParams.set(name, value)
  return context.visit(browser, { url })
}

/** Accepts a login request; nothing is followed. */
export const acceptLogin = (
  { hydra }: CheckContext,
  challenge: string,
  accepted: Readonly<JsonObject> & { readonly subject: string },
): Promise<Exchange> =>
  hydra.send('acceptOAuth2LoginRequest', { query: { login_challenge: challenge }, json: accepted })

/** Accepts a consent request; nothing is followed. */
export const acceptConsent = (
  { hydra }: CheckContext,
  challenge: string,
  accepted: Readonly<JsonObject>,
): Promise<Exchange> =>
  hydra.send('acceptOAuth2ConsentRequest', { query: { consent_challenge: challenge }, json: accepted })

export interface ConsentWish extends LoginWish {
  /** @default a new made-up person */
  readonly subject?: string
  /** Members of the accepted login beside the subject. @default {} */
  readonly login?: Readonly<JsonObject>
}

export interface WaitingForConsent extends Waiting {
  readonly subject: string
}

/** As `untilLogin`; accepts the login, follows, and stops where the browser is sent to the consent app. */
export async function untilConsent(context: CheckContext, wish: ConsentWish = {}): Promise<WaitingForConsent> {
  const waiting = await untilLogin(context, wish)
  const subject = wish.subject ?? ownSubject(context)
  const accepted = await acceptLogin(context, waiting.challenge, { ...wish.login, subject })
  const exchange = await context.visit(waiting.browser, { url: onward(accepted, 'hydra-login/accept') })
  return { ...waiting, subject, challenge: challengeIn(exchange, 'consent', CONSENT), exchange }
}

export interface GrantWish extends ConsentWish {
  /** Members of the accepted consent beside the scopes. @default {} */
  readonly consent?: Readonly<JsonObject>
  /** @default ['openid', 'offline_access'] */
  readonly grantScope?: readonly string[]
}

export interface Granted extends WaitingForConsent {
  /** Parameters of the authorization response in the query, by name. */
  readonly response: Readonly<Record<string, string>>
}

/** As `untilConsent`; accepts the consent, follows, and stops at the authorization response. */
export async function untilGranted(context: CheckContext, wish: GrantWish = {}): Promise<Granted> {
  const waiting = await untilConsent(context, wish)
  const accepted = await acceptConsent(context, waiting.challenge, {
    ...wish.consent,
    grant_scope: wish.grantScope ?? ['openid', 'offline_access'],
  })
  const exchange = await context.visit(waiting.browser, { url: onward(accepted, 'hydra-consent/accept') })
  const { searchParams } = locationOf(exchange, 'hydra-consent/accept')
  return { ...waiting, exchange, response: Object.fromEntries(searchParams) }
}

/** Tokens for a code that was just issued. */
export async function redeemed(
  context: CheckContext,
  { client, response, codeVerifier }: Pick<Granted, 'client' | 'response' | 'codeVerifier'>,
): Promise<{ readonly exchange: Exchange; readonly tokens: Readonly<JsonObject> }> {
  const { code } = response
  if (code === undefined) throw new Skip('no authorization code was issued', 'hydra-consent/accept')
  const exchange = await context.token({
    client,
    form: {
      grant_type: 'authorization_code',
      code,
      redirect_uri: client.redirect_uris[0],
      code_verifier: codeVerifier,
    },
  })
  const tokens = jsonBody(exchange)
  if (exchange.response.status !== 200 || !isObject(tokens))
    throw new Skip(`the code was answered by ${exchange.response.status}`, 'token/token-success')
  return { exchange, tokens }
}
