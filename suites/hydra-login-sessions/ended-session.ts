import type { Browser, CheckContext, Client, JsonObject } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { isObject, nonEmpty } from '../harness/json.js'
import { untilConsent, untilLogin } from '../hydra/challenge-flow.js'
import { ownClient } from '../hydra/own-client.js'
import { ownTokens, tokenIn } from '../hydra/own-tokens.js'
import { introspected } from '../hydra/token-activity.js'
import { once } from '../once.js'
import { Skip } from '../verdict.js'

/** How a browser is remembered, in seconds: longer than a run. */
const REMEMBERED: Readonly<JsonObject> = { remember: true, remember_for: 3_600 }

/** The login request of a browser that comes again. */
async function comingAgain(context: CheckContext, client: Client, browser: Browser): Promise<Exchange> {
  const { challenge } = await untilLogin(context, { client, browser })
  return context.hydra.send('getOAuth2LoginRequest', { query: { login_challenge: challenge } })
}

/** A person who was signed out of all browsers. */
export interface SignedOut {
  readonly answer: Exchange
  /** The login request of her browser afterwards. */
  readonly login: Exchange
  /** What introspection says of her access token afterwards. */
  readonly access: Exchange
  readonly again: Exchange
}

export const signedOut = once(async (context): Promise<SignedOut> => {
  const { client, browser, subject, tokens } = await ownTokens(context, { login: REMEMBERED })
  const remove = () => context.hydra.send('revokeOAuth2LoginSessions', { query: { subject } })
  const answer = await remove()
  const login = await comingAgain(context, client, browser)
  const access = await introspected(context, tokenIn(tokens, 'access_token'))
  return { answer, login, access, again: await remove() }
})

/** One browser of a person that was signed out, by its session. */
export interface SessionEnded {
  readonly answer: Exchange
  readonly login: Exchange
}

export const sessionEnded = once(async (context): Promise<SessionEnded> => {
  const client = await ownClient(context)
  const { browser } = await untilConsent(context, { client, login: REMEMBERED })
  const before = jsonBody(await comingAgain(context, client, browser))
  const sid = isObject(before) ? nonEmpty(before.session_id) : undefined
  if (sid === undefined) throw new Skip('the login request names no session_id', 'hydra-login/get')
  const answer = await context.hydra.send('revokeOAuth2LoginSessions', { query: { sid } })
  return { answer, login: await comingAgain(context, client, browser) }
})
