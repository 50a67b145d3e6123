import type { CheckContext } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { type ByLine, type ExpectedAnswer, judgeAnswer } from '../hydra/answer.js'
import { SOME_ERROR } from '../hydra/bad-requests.js'
import { sharedStoryChecks } from '../hydra/shared-story-checks.js'
import { askedAgain, rememberedSession } from '../hydra/signed-in.js'
import { once } from '../once.js'
import { acceptLogout, ownLogout, shownLogout } from './begin-logout.js'

/** A logout that the person did not want after all, and what can be done with it then. */
interface Story {
  readonly rejected: Exchange
  readonly shown: Exchange
  /** Never followed. */
  readonly accepted: Exchange
  /** The next login request of the browser. */
  readonly next: Exchange
}

const story: (context: CheckContext) => Promise<Story> = once(async (context) => {
  const { challenge } = await ownLogout(context)
  const rejected = await context.hydra.send('rejectOAuth2LogoutRequest', {
    query: { logout_challenge: challenge },
    json: {},
  })
  const shown = await shownLogout(context, challenge)
  const accepted = await acceptLogout(context, challenge, 'accept-rejected')
  return { rejected, shown, accepted, next: await askedAgain(context, await rememberedSession(context), STAYED) }
})

/** Tells the request after the rejection from those of others. */
const STAYED = { login_hint: 'stayed@touchstone.test' }

const NOT_FOUND: ExpectedAnswer = { status: 404, members: SOME_ERROR }
const TAKEN: ExpectedAnswer = { status: 200, members: { redirect_to: /logout_verifier=/ } }
const ACCEPTED_AFTER: ByLine<ExpectedAnswer> = {
  'hydra-1.5': NOT_FOUND,
  'hydra-1.9': TAKEN,
  'hydra-2.3': TAKEN,
  'hydra-2': TAKEN,
}

/** The person stays. */
export const rejectedChecks = sharedStoryChecks('hydra-logout', story, [
  {
    name: 'reject',
    title: 'A rejected logout is answered without a way on',
    operation: 'rejectOAuth2LogoutRequest',
    judge: ({ rejected }) => judgeAnswer(rejected, { status: 204, empty: true }),
  },
  {
    name: 'get-rejected',
    title: 'A rejected logout is not found any more',
    operation: 'getOAuth2LogoutRequest',
    judge: ({ shown }) => judgeAnswer(shown, NOT_FOUND),
  },
  {
    name: 'accept-rejected',
    title: 'A rejected logout is not accepted any more in 1.5, and can be later',
    operation: 'acceptOAuth2LogoutRequest',
    judge: ({ accepted }, { hydra }) => judgeAnswer(accepted, ACCEPTED_AFTER[hydra.system]),
  },
  {
    name: 'reject-keeps-session',
    title: 'After a rejected logout the person is still signed in',
    operation: 'revokeOidcSession',
    judge: ({ next }) => judgeAnswer(next, { status: 200, members: { skip: true } }),
  },
])
