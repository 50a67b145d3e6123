import type { HydraOperationName } from '../../specs/index.js'
import type { Check } from '../check.js'
import type { CheckContext, Client } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { always, type ByLine, type ExpectedAnswer, judgeAnswer } from '../hydra/answer.js'
import { SOME_ERROR } from '../hydra/bad-requests.js'
import { acceptConsent, onward } from '../hydra/challenge-flow.js'
import { FINAL_STATUS, judgeLanding } from '../hydra/landing.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import { once } from '../once.js'
import { beginConsent } from './asked-consent.js'

/** A consent request that is accepted, used, and asked for again after each. */
interface Story {
  readonly client: Client
  readonly shownAccepted: Exchange
  readonly followedAgain: Exchange
  readonly shownUsed: Exchange
  readonly acceptedUsed: Exchange
  readonly rejectedUsed: Exchange
}

/** Tells the exchanges of this story from those of others. */
const DECIDED_HINT = 'consented@touchstone.test'

const story: (context: CheckContext) => Promise<Story> = once(async (context) => {
  const { client, browser, challenge } = await beginConsent(context, { parameters: { login_hint: DECIDED_HINT } })
  const query = { consent_challenge: challenge }
  const shown = () => context.hydra.send('getOAuth2ConsentRequest', { query })
  const accepted = await acceptConsent(context, challenge, { grant_scope: ['openid'] })
  const shownAccepted = await shown()
  const url = onward(accepted, 'hydra-consent/accept')
  await context.visit(browser, { url })
  const followedAgain = await context.visit(browser, { url })
  const shownUsed = await shown()
  const acceptedUsed = await acceptConsent(context, challenge, { grant_scope: ['openid', 'touchstone-used'] })
  const rejectedUsed = await context.hydra.send('rejectOAuth2ConsentRequest', { query, json: { error: 'used' } })
  return { client, shownAccepted, followedAgain, shownUsed, acceptedUsed, rejectedUsed }
})

interface Row {
  readonly name: string
  readonly title: string
  readonly operation: HydraOperationName
  readonly which: Exclude<keyof Story, 'client'>
  readonly expected: ByLine<ExpectedAnswer>
}

const ONWARD: ExpectedAnswer = { status: 200, members: { redirect_to: /consent_verifier=/ } }
const SHOWN: ExpectedAnswer = { status: 200, members: { oidc_context: { login_hint: DECIDED_HINT } } }
const CONFLICT: ExpectedAnswer = { status: 409, members: SOME_ERROR }
/** 1.9 alone keeps to the first decision. */
const DECIDED_ANEW: ByLine<ExpectedAnswer> = { ...always(ONWARD), 'hydra-1.9': CONFLICT }

const ROWS: readonly Row[] = [
  {
    name: 'get-accepted',
    title: 'A consent request is still shown after it was accepted',
    operation: 'getOAuth2ConsentRequest',
    which: 'shownAccepted',
    expected: always(SHOWN),
  },
  {
    name: 'get-used',
    title: 'A consent request that the browser has gone on with is a conflict in 1.x, and still shown in 2.x',
    operation: 'getOAuth2ConsentRequest',
    which: 'shownUsed',
    expected: { ...always(SHOWN), 'hydra-1.5': CONFLICT, 'hydra-1.9': CONFLICT },
  },
  {
    name: 'accept-used',
    title: 'An accept after the browser went on is answered as before, but is a conflict in 1.9',
    operation: 'acceptOAuth2ConsentRequest',
    which: 'acceptedUsed',
    expected: DECIDED_ANEW,
  },
  {
    name: 'reject-used',
    title: 'A rejection after the browser went on is answered as before, but is a conflict in 1.9',
    operation: 'rejectOAuth2ConsentRequest',
    which: 'rejectedUsed',
    expected: DECIDED_ANEW,
  },
]

/** The error of a consent verifier that is used up. */
export const SPENT: ByLine<string> = {
  'hydra-1.5': 'invalid_request',
  'hydra-1.9': 'invalid_request',
  'hydra-2.3': 'access_denied',
  'hydra-2': 'access_denied',
}

/** What becomes of a consent request that was decided and used. */
export const decidedRequestChecks: readonly Check[] = [
  ...ROWS.map(
    ({ name, title, operation, which, expected }): Check => ({
      id: `hydra-consent/${name}`,
      title,
      requirement: hydraRequires(operation),
      operations: [operation],
      systems: EVERY_HYDRA,
      run: async (context) => judgeAnswer((await story(context))[which], expected[context.hydra.system]),
    }),
  ),
  {
    id: 'hydra-consent/verifier-twice',
    title: 'A consent verifier works once: invalid_request in 1.x, access_denied in 2.x',
    requirement: hydraRequires('oAuth2Authorize'),
    operations: ['oAuth2Authorize'],
    systems: EVERY_HYDRA,
    async run(context) {
      const { client, followedAgain } = await story(context)
      return judgeLanding(followedAgain, client, {
        to: 'the client',
        in: 'query',
        status: FINAL_STATUS[context.hydra.system],
        parameters: { error: SPENT[context.hydra.system] },
      })
    },
  },
]
