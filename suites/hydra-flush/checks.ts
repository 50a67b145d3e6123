import type { Check } from '../check.js'
import { blocked } from '../evidence.js'
import type { CheckContext } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import type { ExpectedAnswer } from '../hydra/answer.js'
import { type AnswerRow, answerChecks } from '../hydra/answer-checks.js'
import { ownClient } from '../hydra/own-client.js'
import { clientTokens, tokenIn } from '../hydra/own-tokens.js'
import { HYDRA_1 } from '../hydra/requirement.js'
import { sharedStoryChecks } from '../hydra/shared-story-checks.js'
import { allActive, introspected } from '../hydra/token-activity.js'

const SUITE = 'hydra-flush'

/** Before the first Hydra: a flush up to then takes away nothing that others need. */
const LONG_AGO = '2000-01-01T00:00:00Z'

/** A token that is good when a flush is asked for. */
interface Flushed {
  readonly answer: Exchange
  readonly afterwards: Exchange
}

async function flushed(context: CheckContext): Promise<Flushed> {
  const { tokens } = await clientTokens(context, await ownClient(context))
  const answer = await context.hydra.send('flushInactiveOAuth2Tokens', { json: { notAfter: LONG_AGO } })
  return { answer, afterwards: await introspected(context, tokenIn(tokens, 'access_token')) }
}

/** The server has no name for these errors. */
const NAMELESS: ExpectedAnswer = { status: 500, mediaType: 'application/json', members: { error: /./ } }

export const flushRows: readonly AnswerRow[] = [
  {
    name: 'flush',
    title: 'Expired tokens up to a time can be cleared away',
    operation: 'flushInactiveOAuth2Tokens',
    systems: HYDRA_1,
    request: { json: { notAfter: LONG_AGO } },
    expected: { status: 204, empty: true },
  },
  {
    name: 'malformed-date',
    title: 'A flush up to something that is no time is refused',
    operation: 'flushInactiveOAuth2Tokens',
    systems: HYDRA_1,
    request: { json: { notAfter: 'yesterday' } },
    expected: NAMELESS,
  },
  {
    name: 'malformed-json',
    title: 'A flush whose body is no JSON is refused',
    operation: 'flushInactiveOAuth2Tokens',
    systems: HYDRA_1,
    request: { body: '{', headers: { 'content-type': 'application/json' } },
    expected: NAMELESS,
  },
  {
    name: 'empty-body',
    title: 'A flush without a body is refused',
    operation: 'flushInactiveOAuth2Tokens',
    systems: HYDRA_1,
    expected: NAMELESS,
  },
]

/** Clearing expired tokens away, which 2.x leaves to a command. */
export const checks: readonly Check[] = [
  ...answerChecks(SUITE, flushRows),
  ...sharedStoryChecks<Flushed>(SUITE, flushed, [
    {
      name: 'spares-active-tokens',
      title: 'A token that is good survives a flush',
      operation: 'flushInactiveOAuth2Tokens',
      systems: HYDRA_1,
      judge: ({ answer, afterwards }) =>
        answer.response.status === 204 ? allActive([afterwards]) : blocked('nothing was flushed', `${SUITE}/flush`),
    },
  ]),
]
