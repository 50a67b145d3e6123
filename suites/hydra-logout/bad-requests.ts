import type { ExpectedAnswer } from '../hydra/answer.js'
import { type AnswerRow, byLine } from '../hydra/answer-checks.js'
import { SOME_ERROR } from '../hydra/bad-requests.js'

const NOT_FOUND: ExpectedAnswer = { status: 404, mediaType: 'application/json', members: SOME_ERROR }

/** Requests of a logout app for logouts that nobody began. */
export const badRequests: readonly AnswerRow[] = [
  {
    name: 'get-no-challenge',
    title: 'Without a challenge no logout is found',
    operation: 'getOAuth2LogoutRequest',
    expected: NOT_FOUND,
  },
  {
    name: 'get-unknown-challenge',
    title: 'A challenge that was never given out is not found',
    operation: 'getOAuth2LogoutRequest',
    request: ({ random }) => ({ query: { logout_challenge: random(32) } }),
    expected: NOT_FOUND,
  },
  {
    name: 'accept-no-challenge',
    title: 'Without a challenge no logout is accepted',
    operation: 'acceptOAuth2LogoutRequest',
    expected: NOT_FOUND,
  },
  {
    name: 'accept-unknown-challenge',
    title: 'A logout that nobody began is not accepted',
    operation: 'acceptOAuth2LogoutRequest',
    request: ({ random }) => ({ query: { logout_challenge: random(32) } }),
    expected: NOT_FOUND,
  },
  {
    name: 'reject-unknown-challenge',
    title: 'A logout that nobody began is not found by its rejection either, but 1.9 takes it',
    operation: 'rejectOAuth2LogoutRequest',
    request: ({ random }) => ({ query: { logout_challenge: random(32) }, json: {} }),
    expected: byLine({
      'hydra-1.5': NOT_FOUND,
      'hydra-1.9': { status: 204, empty: true },
      'hydra-2.3': NOT_FOUND,
      'hydra-2': NOT_FOUND,
    }),
  },
]
