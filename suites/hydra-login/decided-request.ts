import type { HydraOperationName } from '../../specs/index.js'
import type { Check } from '../check.js'
import type { CheckContext, Client } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { flowClient, somebody } from '../hydra/actors.js'
import { always, type ByLine, type ExpectedAnswer, judgeAnswer } from '../hydra/answer.js'
import { SOME_ERROR } from '../hydra/bad-requests.js'
import { acceptLogin, onward, untilLogin } from '../hydra/challenge-flow.js'
import { FINAL_STATUS, judgeLanding } from '../hydra/landing.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import { once } from '../once.js'

/** A login request that is accepted, used, and asked for again after each. */
interface Story {
  readonly client: Client
  readonly shownAccepted: Exchange
  readonly acceptedAgain: Exchange
  readonly followed: Exchange
  readonly followedAgain: Exchange
  readonly shownUsed: Exchange
  readonly acceptedUsed: Exchange
  readonly rejectedUsed: Exchange
}

/** Tells the exchanges of this story from those of others. */
const DECIDED_HINT = 'decided@touchstone.test'

const story: (context: CheckContext) => Promise<Story> = once(async (context) => {
  const waiting = await untilLogin(context, {
    client: await flowClient(context),
    parameters: { login_hint: DECIDED_HINT },
  })
  const { client, browser, challenge } = waiting
  const query = { login_challenge: challenge }
  const subject = await somebody(context)
  const shown = () => context.hydra.send('getOAuth2LoginRequest', { query })
  const accepted = await acceptLogin(context, challenge, { subject })
  const shownAccepted = await shown()
  const acceptedAgain = await acceptLogin(context, challenge, { subject, acr: 'again' })
  const url = onward(accepted, 'hydra-login/accept')
  const followed = await context.visit(browser, { url })
  const followedAgain = await context.visit(browser, { url })
  const shownUsed = await shown()
  const acceptedUsed = await acceptLogin(context, challenge, { subject, acr: 'used' })
  const rejectedUsed = await context.hydra.send('rejectOAuth2LoginRequest', { query, json: { error: 'used' } })
  return { client, shownAccepted, acceptedAgain, followed, followedAgain, shownUsed, acceptedUsed, rejectedUsed }
})

interface Row {
  readonly name: string
  readonly title: string
  readonly operation: HydraOperationName
  readonly which: Exclude<keyof Story, 'client'>
  readonly expected: ByLine<ExpectedAnswer>
}

const ONWARD: ExpectedAnswer = { status: 200, members: { redirect_to: /login_verifier=/ } }
const SHOWN: ExpectedAnswer = { status: 200, members: { oidc_context: { login_hint: DECIDED_HINT } } }
const CONFLICT: ExpectedAnswer = { status: 409, members: SOME_ERROR }
/** 1.9 alone keeps to the first decision. */
const DECIDED_ANEW: ByLine<ExpectedAnswer> = { ...always(ONWARD), 'hydra-1.9': CONFLICT }

const ROWS: readonly Row[] = [
  {
    name: 'get-accepted',
    title: 'A login request is still shown after it was accepted',
    operation: 'getOAuth2LoginRequest',
    which: 'shownAccepted',
    expected: always(SHOWN),
  },
  {
    name: 'accept-again',
    title: 'A second accept before the browser went on counts like the first, but is a conflict in 1.9',
    operation: 'acceptOAuth2LoginRequest',
    which: 'acceptedAgain',
    expected: DECIDED_ANEW,
  },
  {
    name: 'get-used',
    title: 'A login request that the browser has gone on with is a conflict in 1.x, and still shown in 2.x',
    operation: 'getOAuth2LoginRequest',
    which: 'shownUsed',
    expected: { ...always(SHOWN), 'hydra-1.5': CONFLICT, 'hydra-1.9': CONFLICT },
  },
  {
    name: 'accept-used',
    title: 'An accept after the browser went on is answered as before, but is a conflict in 1.9',
    operation: 'acceptOAuth2LoginRequest',
    which: 'acceptedUsed',
    expected: DECIDED_ANEW,
  },
  {
    name: 'reject-used',
    title: 'A rejection after the browser went on is answered as before, but is a conflict in 1.9',
    operation: 'rejectOAuth2LoginRequest',
    which: 'rejectedUsed',
    expected: DECIDED_ANEW,
  },
]

/** What becomes of a login request that was decided and used. */
export const decidedRequestChecks: readonly Check[] = [
  ...ROWS.map(
    ({ name, title, operation, which, expected }): Check => ({
      id: `hydra-login/${name}`,
      title,
      requirement: hydraRequires(operation),
      operations: [operation],
      systems: EVERY_HYDRA,
      run: async (context) => judgeAnswer((await story(context))[which], expected[context.hydra.system]),
    }),
  ),
  {
    id: 'hydra-login/verifier-twice',
    title: 'A login verifier works once in 1.x; in 2.x each use asks for consent anew',
    requirement: hydraRequires('oAuth2Authorize'),
    operations: ['oAuth2Authorize'],
    systems: EVERY_HYDRA,
    async run(context) {
      const { client, followedAgain } = await story(context)
      const { system } = context.hydra
      return system === 'hydra-1.5' || system === 'hydra-1.9'
        ? judgeLanding(followedAgain, client, {
            to: 'the client',
            in: 'query',
            status: FINAL_STATUS[system],
            parameters: { error: 'invalid_request' },
          })
        : judgeLanding(followedAgain, client, { to: 'the consent app' })
    },
  },
]
