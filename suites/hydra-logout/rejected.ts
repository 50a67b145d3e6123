import type { HydraOperationName } from '../../specs/index.js'
import type { Check } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { type ByLine, type ExpectedAnswer, judgeAnswer } from '../hydra/answer.js'
import { SOME_ERROR } from '../hydra/bad-requests.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
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

const check = (
  name: string,
  title: string,
  operation: HydraOperationName,
  judged: (story: Story, context: CheckContext) => readonly [Exchange, ExpectedAnswer],
): Check => ({
  id: `hydra-logout/${name}`,
  title,
  requirement: hydraRequires(operation),
  operations: [operation],
  systems: EVERY_HYDRA,
  run: async (context) => judgeAnswer(...judged(await story(context), context)),
})

/** The person stays. */
export const rejectedChecks: readonly Check[] = [
  check('reject', 'A rejected logout is answered without a way on', 'rejectOAuth2LogoutRequest', ({ rejected }) => [
    rejected,
    { status: 204, empty: true },
  ]),
  check('get-rejected', 'A rejected logout is not found any more', 'getOAuth2LogoutRequest', ({ shown }) => [
    shown,
    NOT_FOUND,
  ]),
  check(
    'accept-rejected',
    'A rejected logout is not accepted any more in 1.5, and can be later',
    'acceptOAuth2LogoutRequest',
    ({ accepted }, { hydra }) => [accepted, ACCEPTED_AFTER[hydra.system]],
  ),
  check(
    'reject-keeps-session',
    'After a rejected logout the person is still signed in',
    'revokeOidcSession',
    ({ next }) => [next, { status: 200, members: { skip: true } }],
  ),
]
