import { type AnswerRow, answerChecks, byLine } from '../hydra/answer-checks.js'
import { ownSubject } from '../hydra/challenge-flow.js'
import { HYDRA_2 } from '../hydra/requirement.js'
import { DONE, NOTHING_TO_REVOKE } from './nothing-to-revoke.js'

const INVALID = { status: 400, mediaType: 'application/json', error: 'invalid_request' } as const

/** Requests that find nothing, or don't say enough. */
export const consentAnswerRows: readonly AnswerRow[] = [
  {
    name: 'list-of-unknown-subject',
    title: 'The list of a person whom nobody knows is empty',
    operation: 'listOAuth2ConsentSessions',
    request: (context) => ({ query: { subject: ownSubject(context) } }),
    expected: { status: 200, mediaType: 'application/json', json: [] },
  },
  {
    name: 'list-without-subject',
    title: 'A list of nobody in particular is refused with invalid_request',
    operation: 'listOAuth2ConsentSessions',
    expected: INVALID,
  },
  {
    name: 'revoke-without-subject',
    title: 'Revoking consents of nobody in particular is refused with invalid_request',
    operation: 'revokeOAuth2ConsentSessions',
    expected: INVALID,
  },
  {
    name: 'revoke-without-choice',
    title: 'Revoking consents is refused with invalid_request when it says neither of which client nor all',
    operation: 'revokeOAuth2ConsentSessions',
    systems: ['hydra-1.9', 'hydra-2.3', 'hydra-2'],
    request: (context) => ({ query: { subject: ownSubject(context) } }),
    expected: INVALID,
  },
  {
    name: 'revoke-of-unknown-subject',
    title: 'Revoking all consents of a person whom nobody knows is answered as nothing to revoke',
    operation: 'revokeOAuth2ConsentSessions',
    request: (context) => ({ query: { subject: ownSubject(context), all: 'true' } }),
    expected: byLine(NOTHING_TO_REVOKE),
  },
  {
    name: 'revoke-of-unknown-client',
    title: 'Revoking the consents that a client has which nobody knows is answered as nothing to revoke',
    operation: 'revokeOAuth2ConsentSessions',
    request: (context) => ({ query: { subject: ownSubject(context), client: 'touchstone-unknown' } }),
    expected: byLine(NOTHING_TO_REVOKE),
  },
  {
    name: 'revoke-by-unknown-request-id',
    title: 'Revoking the consent of a request that nobody knows is answered as done; 2.3 revokes by nobody and refuses',
    operation: 'revokeOAuth2ConsentSessions',
    systems: HYDRA_2,
    request: ({ random }) => ({ query: { consent_request_id: `touchstone-${random(12)}` } }),
    expected: (system) => (system === 'hydra-2' ? DONE : INVALID),
  },
]

export const answers = answerChecks('hydra-consent-sessions', consentAnswerRows)
