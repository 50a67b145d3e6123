import type { Browser, CheckContext } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { challengeIn } from '../hydra/challenge-flow.js'
import { rememberedSession, type SignedIn } from '../hydra/signed-in.js'
import { once } from '../once.js'

type Parameters = Readonly<Record<string, string | undefined>>

/** Sends a browser to the logout endpoint; nothing is followed. */
export const logOut = (context: CheckContext, browser: Browser, query: Parameters = {}): Promise<Exchange> =>
  context.visit(browser, { url: context.hydra.url('revokeOidcSession', { query }) })

/** What a client sends along to get the browser back. */
export const byClient = ({ idToken, client }: Pick<SignedIn, 'idToken' | 'client'>, state: string): Parameters => ({
  id_token_hint: idToken,
  post_logout_redirect_uri: client.post_logout_redirect_uris[0],
  state,
})

/** What the logout app is shown. */
export const shownLogout = (context: CheckContext, logout_challenge: string): Promise<Exchange> =>
  context.hydra.send('getOAuth2LogoutRequest', { query: { logout_challenge } })

/** A name for a request, as tracing has it: servers take no notice, and whoever reads their logs can tell it from others. */
export const named = (name: string): Readonly<Record<string, string>> => ({ 'x-request-id': `touchstone-${name}` })

/** Accepts for the person; nothing is followed. */
export const acceptLogout = (context: CheckContext, logout_challenge: string, name = 'accept'): Promise<Exchange> =>
  context.hydra.send('acceptOAuth2LogoutRequest', { query: { logout_challenge }, headers: named(name) })

/** A logout that no client asked for, in the browser of the remembered session; never accepted. */
export const ownLogout: (
  context: CheckContext,
) => Promise<{ readonly exchange: Exchange; readonly challenge: string }> = once(async (context) => {
  const { browser } = await rememberedSession(context)
  const exchange = await logOut(context, browser)
  return { exchange, challenge: challengeIn(exchange, 'logout', 'hydra-logout/get') }
})
