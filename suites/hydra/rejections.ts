import type { HydraOperationName } from '../../specs/index.js'
import type { Check } from '../check.js'
import type { CheckContext, JsonObject } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { once } from '../once.js'
import { Skip, type Verdict } from '../verdict.js'
import { type ByLine, type ExpectedAnswer, judgeAnswer } from './answer.js'
import { SOME_ERROR } from './bad-requests.js'
import { redirectTo, type Waiting } from './challenge-flow.js'
import { judgeBackAtClient } from './landing.js'
import { EVERY_HYDRA, hydraRequires } from './requirement.js'

/** An app that may reject requests: the login app or the consent app. */
export interface RejectingApp {
  readonly suite: string
  readonly app: 'login' | 'consent'
  readonly get: HydraOperationName
  readonly reject: HydraOperationName
  /** Sends a browser to the app. */
  readonly begin: (context: CheckContext) => Promise<Waiting>
}

interface Rejected extends Waiting {
  readonly rejected: Exchange
  /** Absent when the answer named no way on. */
  readonly followed: Exchange | undefined
}

interface Row {
  readonly name: string
  readonly title: string
  readonly sent: Readonly<JsonObject>
  readonly parameters: Readonly<JsonObject>
}

const rowsOf = ({ app }: RejectingApp): readonly [Row, ...Row[]] => [
  {
    name: 'reject',
    title: `The client gets the error and its description as the ${app} app gave them, and its state`,
    sent: {
      error: 'login_required',
      error_description: 'Please come again',
      error_hint: 'tomorrow',
      error_debug: 'nobody was there',
      status_code: 403,
    },
    parameters: { error: 'login_required', error_description: /^Please come again/ },
  },
  {
    name: 'reject-own-error',
    title: `The client gets an error that no standard knows as the ${app} app gave it`,
    sent: { error: 'touchstone_error', error_description: 'In our own words' },
    parameters: { error: 'touchstone_error', error_description: /^In our own words/ },
  },
  {
    name: 'reject-default',
    title: `A rejection without an error is told to the client as: ${app} request denied`,
    sent: {},
    parameters: { error: `${app} request denied` },
  },
]

const CONFLICT: ExpectedAnswer = { status: 409, members: SOME_ERROR }
const SHOWN: ExpectedAnswer = { status: 200, members: { challenge: /./ } }
const GET_REJECTED: ByLine<ExpectedAnswer> = {
  'hydra-1.5': CONFLICT,
  'hydra-1.9': CONFLICT,
  'hydra-2.3': SHOWN,
  'hydra-2': SHOWN,
}

/** How rejections reach the client; the same of both apps. */
export function rejectionChecks(app: RejectingApp): readonly Check[] {
  const { suite, get, reject } = app
  const [first, ...others] = rowsOf(app)
  const told = (row: Row) => once((context) => rejected(app, row, context))
  const firstStory = told(first)
  const stories = [{ row: first, story: firstStory }, ...others.map((row) => ({ row, story: told(row) }))]
  const check = (name: string, title: string, operation: HydraOperationName, run: Check['run']): Check => ({
    id: `${suite}/${name}`,
    title,
    requirement: hydraRequires(operation),
    operations: [operation, 'oAuth2Authorize'],
    systems: EVERY_HYDRA,
    run,
  })
  return [
    ...stories.map(({ row, story }) =>
      check(row.name, row.title, reject, async (context) => judged(await story(context), row, context)),
    ),
    check(
      'get-rejected',
      `After its rejection reached the client a ${app.app} request is a conflict in 1.x, and still shown in 2.x`,
      get,
      async (context) => {
        const { challenge, followed } = await firstStory(context)
        if (followed === undefined) throw new Skip('the rejection named no way on', `${suite}/reject`)
        const exchange = await context.hydra.send(get, { query: { [`${app.app}_challenge`]: challenge } })
        return judgeAnswer(exchange, GET_REJECTED[context.hydra.system])
      },
    ),
  ]
}

async function rejected({ app, reject, begin }: RejectingApp, { sent }: Row, context: CheckContext): Promise<Rejected> {
  const waiting = await begin(context)
  const answer = await context.hydra.send(reject, { query: { [`${app}_challenge`]: waiting.challenge }, json: sent })
  const url = redirectTo(answer)
  const followed = url === undefined ? undefined : await context.visit(waiting.browser, { url })
  return { ...waiting, rejected: answer, followed }
}

function judged(
  { client, sent, rejected: answer, followed }: Rejected,
  { parameters }: Row,
  context: CheckContext,
): Verdict {
  const said = judgeAnswer(answer, { status: 200, members: { redirect_to: /_verifier=/ } })
  if (said.outcome !== 'pass' || followed === undefined) return said
  return judgeBackAtClient(followed, client, {
    system: context.hydra.system,
    parameters: { ...parameters, state: sent.state },
  })
}
