import type { CheckContext, Client } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { somebody } from '../hydra/actors.js'
import { acceptConsent, acceptLogin, challengeIn, onward, untilLogin } from '../hydra/challenge-flow.js'
import { landingOf } from '../hydra/landing.js'

/** How far an authorization request came before it ended. */
export interface Ended {
  /** The answer that brought the browser to the client. */
  readonly exchange: Exchange
  readonly after: 'the login' | 'the consent'
}

/** Sends an authorization request on its whole way, both apps accepting all, until it ends at the client. */
export async function walkThrough(
  context: CheckContext,
  client: Client,
  parameters: Readonly<Record<string, string | undefined>>,
): Promise<Ended> {
  const { browser, challenge, sent } = await untilLogin(context, {
    client,
    parameters: { scope: 'openid', ...parameters },
  })
  const accepted = await acceptLogin(context, challenge, { subject: await somebody(context) })
  const signedIn = await context.visit(browser, { url: onward(accepted, 'hydra-login/accept') })
  if (landingOf(signedIn, client).to === 'the client') return { exchange: signedIn, after: 'the login' }
  const grant_scope = (sent.scope ?? '').split(' ').filter((scope) => scope !== '')
  const consented = await acceptConsent(context, challengeIn(signedIn, 'consent', 'hydra-consent/get'), { grant_scope })
  const url = onward(consented, 'hydra-consent/accept')
  return { exchange: await context.visit(browser, { url }), after: 'the consent' }
}
