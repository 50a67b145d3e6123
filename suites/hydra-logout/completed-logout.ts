import type { CheckContext } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { challengeIn, onward } from '../hydra/challenge-flow.js'
import { askedAgain, type SignedIn, signIn } from '../hydra/signed-in.js'
import { once } from '../once.js'
import { acceptLogout, byClient, logOut, named, shownLogout } from './begin-logout.js'

/** Tells the request after the logout from those of others. */
const LEFT = { login_hint: 'left@touchstone.test' }

/** A client's logout that was accepted. */
interface Accepted {
  readonly session: SignedIn
  readonly state: string
  readonly challenge: string
  readonly accepted: Exchange
}

/** What comes after it, to what is left in the end. */
export interface Completed extends Accepted {
  readonly shownAccepted: Exchange
  readonly acceptedAgain: Exchange
  readonly followed: Exchange
  readonly followedAgain: Exchange
  /** The next login request of the browser. */
  readonly next: Exchange
  readonly introspected: Exchange
  /** The same client asks for the logout of the session that is over. */
  readonly repeated: Exchange
}

export const acceptedLogout: (context: CheckContext) => Promise<Accepted> = once(async (context) => {
  const session = await signIn(context)
  const state = context.random(16)
  const began = await logOut(context, session.browser, byClient(session, state))
  const challenge = challengeIn(began, 'logout', 'hydra-logout/get-by-client')
  return { session, state, challenge, accepted: await acceptLogout(context, challenge) }
})

export const completedLogout: (context: CheckContext) => Promise<Completed> = once(async (context) => {
  const before = await acceptedLogout(context)
  const { session, state, challenge, accepted } = before
  const { browser, tokens } = session
  const shownAccepted = await shownLogout(context, challenge)
  const acceptedAgain = await acceptLogout(context, challenge, 'accept-again')
  const url = onward(accepted, 'hydra-logout/accept')
  const followed = await context.visit(browser, { url })
  const followedAgain = await context.visit(browser, { url })
  const next = await askedAgain(context, session, LEFT)
  const form = { token: String(tokens.access_token) }
  const introspected = await context.hydra.send('introspectOAuth2Token', { form, headers: named('after-logout') })
  const { state: _left, ...withoutState } = byClient(session, state)
  const repeated = await logOut(context, browser, withoutState)
  return {
    ...before,
    shownAccepted,
    acceptedAgain,
    followed,
    followedAgain,
    next,
    introspected,
    repeated,
  }
})
