import { blocked } from '../evidence.js'
import type { CheckContext } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { judgeAnswer } from '../hydra/answer.js'
import { ownClient } from '../hydra/own-client.js'
import { clientTokens, ownTokens, tokenIn } from '../hydra/own-tokens.js'
import { type SharedStoryRow, sharedStoryChecks } from '../hydra/shared-story-checks.js'
import { allActive, bothIntrospected, introspected, noneActive } from '../hydra/token-activity.js'
import { once } from '../once.js'
import { worst } from '../verdict.js'
import { DONE, revoked } from './revoked.js'

/** A grant, one of whose tokens was revoked; what introspection says afterwards, and what came of more. */
interface Revoked {
  readonly answer: Exchange
  readonly access: Exchange
  readonly refresh: Exchange
  readonly again: Exchange
  readonly refreshed: Exchange
}

const revokedBy = (kind: 'access_token' | 'refresh_token', token_type_hint?: string) =>
  once(async (context): Promise<Revoked> => {
    const { client, tokens } = await ownTokens(context)
    const form = { token: tokenIn(tokens, kind), token_type_hint }
    const answer = await revoked(context, { client, form })
    const [access, refresh] = await bothIntrospected(context, tokens)
    const again = await revoked(context, { client, form })
    const refreshed = await context.token({
      client,
      form: { grant_type: 'refresh_token', refresh_token: tokenIn(tokens, 'refresh_token') },
    })
    return { answer, access, refresh, again, refreshed }
  })

/** A judgement that says nothing when the revocation itself was refused. */
const afterwards =
  (by: string, judge: SharedStoryRow<Revoked>['judge']): SharedStoryRow<Revoked>['judge'] =>
  (story, context) =>
    story.answer.response.status === 200 ? judge(story, context) : blocked('the token could not be revoked', by)

const OF_ACCESS: readonly SharedStoryRow<Revoked>[] = [
  {
    name: 'access-token',
    title: 'A client revokes its access token: the answer is empty and the token is over',
    operation: 'revokeOAuth2Token',
    judge: ({ answer, access }) => worst([judgeAnswer(answer, DONE), noneActive([access])]),
  },
  {
    name: 'access-token-ends-grant',
    title: 'With a revoked access token the refresh token of the same grant is over too',
    operation: 'revokeOAuth2Token',
    judge: afterwards('hydra-revocation/access-token', ({ refresh }) => noneActive([refresh])),
  },
  {
    name: 'access-token-again',
    title: 'Revoking a token that was revoked before is answered as the first time',
    operation: 'revokeOAuth2Token',
    judge: ({ again }) => judgeAnswer(again, DONE),
  },
]

const OF_REFRESH: readonly SharedStoryRow<Revoked>[] = [
  {
    name: 'refresh-token',
    title: 'A client revokes its refresh token: the answer is empty and the token is over',
    operation: 'revokeOAuth2Token',
    judge: ({ answer, refresh }) => worst([judgeAnswer(answer, DONE), noneActive([refresh])]),
  },
  {
    name: 'refresh-token-ends-grant',
    title: 'With a revoked refresh token the access token of the same grant is over too',
    operation: 'revokeOAuth2Token',
    judge: afterwards('hydra-revocation/refresh-token', ({ access }) => noneActive([access])),
  },
  {
    name: 'refresh-token-is-refused',
    title: 'The token endpoint refuses a refresh token that was revoked with invalid_grant',
    operation: 'revokeOAuth2Token',
    judge: afterwards('hydra-revocation/refresh-token', ({ refreshed }) =>
      judgeAnswer(refreshed, { status: 400, error: 'invalid_grant' }),
    ),
  },
]

const HINTED: readonly SharedStoryRow<Revoked>[] = [
  {
    name: 'wrong-hint',
    title: 'A refresh token is revoked though token_type_hint says access_token',
    operation: 'revokeOAuth2Token',
    judge: ({ answer, refresh }) => worst([judgeAnswer(answer, DONE), noneActive([refresh])]),
  },
]

/** A token that a client got for itself, after somebody asked to revoke it. */
interface OfClient {
  readonly answer: Exchange
  readonly afterwards: Exchange
}

const ofClient =
  (ask: (context: CheckContext, token: string) => Promise<Exchange>) => async (context: CheckContext) => {
    const { tokens } = await clientTokens(context, await ownClient(context))
    const token = tokenIn(tokens, 'access_token')
    const answer = await ask(context, token)
    return { answer, afterwards: await introspected(context, token) }
  }

const unknownHint = ofClient(async (context, token) =>
  revoked(context, { client: await ownClient(context), form: { token, token_type_hint: 'touchstone' } }),
)

const foreign = ofClient(async (context, token) =>
  revoked(context, { client: await ownClient(context, { distinct: 'another' }), form: { token } }),
)

const SUITE = 'hydra-revocation'

/** What revoking a token brings about. */
export const revokedTokens = [
  ...sharedStoryChecks(SUITE, revokedBy('access_token'), OF_ACCESS),
  ...sharedStoryChecks(SUITE, revokedBy('refresh_token'), OF_REFRESH),
  ...sharedStoryChecks(SUITE, revokedBy('refresh_token', 'access_token'), HINTED),
  ...sharedStoryChecks<OfClient>(SUITE, unknownHint, [
    {
      name: 'unknown-hint',
      title: 'A token is revoked though nobody knows its token_type_hint',
      operation: 'revokeOAuth2Token',
      judge: ({ answer, afterwards: after }) => worst([judgeAnswer(answer, DONE), noneActive([after])]),
    },
  ]),
  ...sharedStoryChecks<OfClient>(SUITE, foreign, [
    {
      name: 'token-of-another-client',
      title: 'Revoking the token of another client is answered as any other, and the token lives on',
      operation: 'revokeOAuth2Token',
      judge: ({ answer, afterwards: after }) => worst([judgeAnswer(answer, DONE), allActive([after])]),
    },
  ]),
]
