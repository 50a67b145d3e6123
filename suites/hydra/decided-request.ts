import type { CheckContext, Client } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import type { Verdict } from '../verdict.js'
import { always, type ByLine, type ExpectedAnswer, judgeAnswer } from './answer.js'
import { SOME_ERROR } from './bad-requests.js'
import type { SharedStoryRow } from './shared-story-checks.js'

/** A request of a login or consent app that was accepted, used, and asked for again after each. */
export interface DecidedRequest {
  readonly client: Client
  readonly shownAccepted: Exchange
  /** The second use of its verifier. */
  readonly followedAgain: Exchange
  readonly shownUsed: Exchange
  readonly acceptedUsed: Exchange
  readonly rejectedUsed: Exchange
}

const OPERATIONS = {
  login: { get: 'getOAuth2LoginRequest', accept: 'acceptOAuth2LoginRequest', reject: 'rejectOAuth2LoginRequest' },
  consent: {
    get: 'getOAuth2ConsentRequest',
    accept: 'acceptOAuth2ConsentRequest',
    reject: 'rejectOAuth2ConsentRequest',
  },
} as const

type App = keyof typeof OPERATIONS

const CONFLICT: ExpectedAnswer = { status: 409, members: SOME_ERROR }

/** The answer to another decision on the same request: 1.9 alone keeps to the first. */
export const decidedAnew = (app: App): ByLine<ExpectedAnswer> => ({
  ...always({ status: 200, members: { redirect_to: new RegExp(`${app}_verifier=`) } }),
  'hydra-1.9': CONFLICT,
})

/** What becomes of a request that was decided and used. `loginHint` tells that the right one is shown. */
export function decidedRequestRows(app: App, loginHint: string): readonly SharedStoryRow<DecidedRequest>[] {
  const { get, accept, reject } = OPERATIONS[app]
  const shown: ExpectedAnswer = { status: 200, members: { oidc_context: { login_hint: loginHint } } }
  const is =
    (which: Exclude<keyof DecidedRequest, 'client'>, expected: ByLine<ExpectedAnswer>) =>
    (story: DecidedRequest, { hydra }: CheckContext): Verdict =>
      judgeAnswer(story[which], expected[hydra.system])
  return [
    {
      name: 'get-accepted',
      title: `A ${app} request is still shown after it was accepted`,
      operation: get,
      judge: is('shownAccepted', always(shown)),
    },
    {
      name: 'get-used',
      title: `A ${app} request that the browser has gone on with is a conflict in 1.x, and still shown in 2.x`,
      operation: get,
      judge: is('shownUsed', { ...always(shown), 'hydra-1.5': CONFLICT, 'hydra-1.9': CONFLICT }),
    },
    {
      name: 'accept-used',
      title: 'An accept after the browser went on is answered as before, but is a conflict in 1.9',
      operation: accept,
      judge: is('acceptedUsed', decidedAnew(app)),
    },
    {
      name: 'reject-used',
      title: 'A rejection after the browser went on is answered as before, but is a conflict in 1.9',
      operation: reject,
      judge: is('rejectedUsed', decidedAnew(app)),
    },
  ]
}
