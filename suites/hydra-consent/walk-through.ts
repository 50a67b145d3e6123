import type { CheckContext, Client } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { somebody } from '../hydra/actors.js'
import { acceptConsent, acceptLogin, askFor, onward } from '../hydra/challenge-flow.js'
import { landingOf } from '../hydra/landing.js'

/** How far an authorization request came before it ended. */
export interface Ended {
  /** The answer that sent the browser away from both apps. */
  readonly exchange: Exchange
  readonly after: 'the request' | 'the login' | 'the consent'
}

/** Sends an authorization request on its whole way, both apps accepting all, until it ends somewhere. */
export async function walkThrough(
  context: CheckContext,
  client: Client,
  parameters: Readonly<Record<string, string | undefined>>,
): Promise<Ended> {
  const browser = context.browser()
  const began = await askFor(context, { client, browser, parameters: { scope: 'openid', ...parameters } })
  const { login_challenge } = landingOf(began, client).parameters
  if (login_challenge === undefined) return { exchange: began, after: 'the request' }
  const accepted = await acceptLogin(context, login_challenge, { subject: await somebody(context) })
  const signedIn = await context.visit(browser, { url: onward(accepted, 'hydra-login/accept') })
  const { consent_challenge } = landingOf(signedIn, client).parameters
  if (consent_challenge === undefined) return { exchange: signedIn, after: 'the login' }
  const asked = new URL(began.request.url).searchParams.get('scope') ?? ''
  const grant_scope = asked.split(' ').filter((scope) => scope !== '')
  const consented = await acceptConsent(context, consent_challenge, { grant_scope })
  const url = onward(consented, 'hydra-consent/accept')
  return { exchange: await context.visit(browser, { url }), after: 'the consent' }
}
