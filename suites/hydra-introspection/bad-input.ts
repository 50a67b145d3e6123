import type { CheckContext } from '../harness/context.js'
import type { HydraRequest } from '../harness/hydra/hydra-api.js'
import { type AnswerRow, answerChecks } from '../hydra/answer-checks.js'
import { sharedTokens, tokenIn } from '../hydra/own-tokens.js'

const REFUSED = { status: 400, mediaType: 'application/json', error: 'invalid_request' } as const

/** A request with a good access token in a place where it does not count. */
const misplaced =
  (place: (token: string) => HydraRequest) =>
  async (context: CheckContext): Promise<HydraRequest> =>
    place(tokenIn((await sharedTokens(context)).tokens, 'access_token'))

/** Requests that are no form. */
export const badInputRows: readonly AnswerRow[] = [
  {
    name: 'empty-body',
    title: 'An introspection request without a body is refused with invalid_request',
    operation: 'introspectOAuth2Token',
    request: { headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    expected: REFUSED,
  },
  {
    name: 'json-body',
    title: 'An introspection request whose body is JSON is refused with invalid_request',
    operation: 'introspectOAuth2Token',
    request: misplaced((token) => ({ json: { token } })),
    expected: REFUSED,
  },
  {
    name: 'token-in-query',
    title: 'An introspection request with its token in the query is refused with invalid_request',
    operation: 'introspectOAuth2Token',
    request: misplaced((token) => ({ query: { token } })),
    expected: REFUSED,
  },
]

export const badInput = answerChecks('hydra-introspection', badInputRows)
