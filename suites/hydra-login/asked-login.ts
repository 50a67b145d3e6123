import type { CheckContext } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { AUDIENCE, flowClient } from '../hydra/actors.js'
import { untilLogin, type Waiting } from '../hydra/challenge-flow.js'
import { once } from '../once.js'

/** What an authorization request tells the login app beside the usual. */
export const ASKED = {
  scope: 'openid offline_access email',
  audience: AUDIENCE,
  login_hint: 'ada@touchstone.test',
  ui_locales: 'de en',
  acr_values: 'urn:touchstone:acr:1 urn:touchstone:acr:2',
  display: 'popup',
} as const

/** A login request that is looked at and never decided. */
export const askedLogin: (context: CheckContext) => Promise<Waiting> = once(async (context) =>
  untilLogin(context, { client: await flowClient(context), parameters: ASKED }),
)

/** What the login app is shown of it. */
export const shownLogin: (context: CheckContext) => Promise<Exchange> = once(async (context) => {
  const { challenge } = await askedLogin(context)
  return context.hydra.send('getOAuth2LoginRequest', { query: { login_challenge: challenge } })
})
