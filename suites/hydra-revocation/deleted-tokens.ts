import { blocked } from '../evidence.js'
import type { Exchange } from '../harness/exchange.js'
import type { HydraSystem } from '../harness/hydra/hydra-systems.js'
import { judgeAnswer } from '../hydra/answer.js'
import { type AnswerRow, answerChecks } from '../hydra/answer-checks.js'
import { ownClient, strangerLike } from '../hydra/own-client.js'
import { clientTokens, ownTokens, tokenIn } from '../hydra/own-tokens.js'
import { type SharedStoryRow, sharedStoryChecks } from '../hydra/shared-story-checks.js'
import { allActive, bothIntrospected, introspected, noneActive } from '../hydra/token-activity.js'
import { once } from '../once.js'
import { worst } from '../verdict.js'

/** Lines that can end the tokens of a client. */
const SYSTEMS: readonly HydraSystem[] = ['hydra-1.9', 'hydra-2.3', 'hydra-2']
const SUITE = 'hydra-revocation'

/** A client whose tokens were deleted, twice. */
interface Deleted {
  readonly answer: Exchange
  /** What introspection says afterwards. */
  readonly access: readonly Exchange[]
  readonly refresh: Exchange
  readonly refreshed: Exchange
  readonly again: Exchange
}

const deleted = once(async (context): Promise<Deleted> => {
  const client = await ownClient(context, { distinct: 'its tokens are deleted' })
  const person = await ownTokens(context, { client })
  const itself = await clientTokens(context, client)
  const remove = () => context.hydra.send('deleteOAuth2Token', { query: { client_id: client.client_id } })
  const answer = await remove()
  const [ofPerson, refresh] = await bothIntrospected(context, person.tokens)
  const access = [ofPerson, await introspected(context, tokenIn(itself.tokens, 'access_token'))]
  const refresh_token = tokenIn(person.tokens, 'refresh_token')
  const refreshed = await context.token({ client, form: { grant_type: 'refresh_token', refresh_token } })
  return { answer, access, refresh, refreshed, again: await remove() }
})

const afterwards =
  (judge: SharedStoryRow<Deleted>['judge']): SharedStoryRow<Deleted>['judge'] =>
  (story, context) =>
    story.answer.response.status === 204
      ? judge(story, context)
      : blocked('the tokens of the client could not be deleted', `${SUITE}/delete`)

const DONE = { status: 204, empty: true } as const

const ROWS: readonly SharedStoryRow<Deleted>[] = [
  {
    name: 'delete',
    title: 'The tokens of a client can be deleted, more than once',
    operation: 'deleteOAuth2Token',
    systems: SYSTEMS,
    judge: ({ answer, again }) => worst([judgeAnswer(answer, DONE), judgeAnswer(again, DONE)]),
  },
  {
    name: 'delete-ends-access-tokens',
    title: 'Deleting the tokens of a client ends its access tokens, of persons and of its own',
    operation: 'deleteOAuth2Token',
    systems: SYSTEMS,
    judge: afterwards(({ access }) => noneActive(access)),
  },
  {
    name: 'delete-spares-refresh-tokens',
    title: 'Refresh tokens live on when the tokens of their client are deleted, and bring new access tokens',
    operation: 'deleteOAuth2Token',
    systems: SYSTEMS,
    judge: afterwards(({ refresh, refreshed }) =>
      worst([allActive([refresh]), judgeAnswer(refreshed, { status: 200, members: { access_token: /./ } })]),
    ),
  },
]

export const deletionRows: readonly AnswerRow[] = [
  {
    name: 'delete-without-client',
    title: 'Deleting tokens without saying of which client is refused with invalid_request',
    operation: 'deleteOAuth2Token',
    systems: SYSTEMS,
    expected: { status: 400, mediaType: 'application/json', error: 'invalid_request' },
  },
  {
    name: 'delete-of-unknown-client',
    title: 'Deleting the tokens of a client that nobody knows is answered as done',
    operation: 'deleteOAuth2Token',
    systems: SYSTEMS,
    request: async (context) => ({
      query: { client_id: strangerLike(await ownClient(context), context).client_id },
    }),
    expected: DONE,
  },
]

/** The administrator's way to end tokens. */
export const deletedTokens = [...sharedStoryChecks(SUITE, deleted, ROWS), ...answerChecks(SUITE, deletionRows)]
