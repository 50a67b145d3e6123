import type { Check } from '../check.js'
import { blocked } from '../evidence.js'
import { type ByLine, type ExpectedAnswer, judgeAnswer } from '../hydra/answer.js'
import { type AnswerRow, answerChecks, byLine } from '../hydra/answer-checks.js'
import { ownSubject } from '../hydra/challenge-flow.js'
import { HYDRA_2 } from '../hydra/requirement.js'
import { sharedStoryChecks } from '../hydra/shared-story-checks.js'
import { allActive } from '../hydra/token-activity.js'
import { sessionEnded, signedOut } from './ended-session.js'

const SUITE = 'hydra-login-sessions'
const DONE: ExpectedAnswer = { status: 204, empty: true }

/** What a line answers when a person has no session. In 1.5 it depends on the database, and its document names both. */
const NO_SESSION: ByLine<ExpectedAnswer> = {
  'hydra-1.5': { status: [404, 204] },
  'hydra-1.9': DONE,
  'hydra-2.3': DONE,
  'hydra-2': DONE,
}

/** A login request of somebody whom the server does not know. */
const UNKNOWN_PERSON: ExpectedAnswer = { status: 200, members: { skip: false, subject: '' } }

/** Requests that find nobody, or don't say whom. */
export const loginAnswerRows: readonly AnswerRow[] = [
  {
    name: 'without-subject',
    title: 'Signing out nobody in particular is refused with invalid_request',
    operation: 'revokeOAuth2LoginSessions',
    expected: { status: 400, mediaType: 'application/json', error: 'invalid_request' },
  },
  {
    name: 'unknown-subject',
    title: 'Signing out a person whom nobody knows is answered as the line does',
    operation: 'revokeOAuth2LoginSessions',
    request: (context) => ({ query: { subject: ownSubject(context) } }),
    expected: byLine(NO_SESSION),
  },
  {
    name: 'unknown-sid',
    title: 'Ending a session that nobody knows is answered as done',
    operation: 'revokeOAuth2LoginSessions',
    systems: HYDRA_2,
    request: ({ random }) => ({ query: { sid: `touchstone-${random(12)}` } }),
    expected: DONE,
  },
]

/** The sessions of signed-in browsers, and their end. */
export const checks: readonly Check[] = [
  ...sharedStoryChecks(SUITE, signedOut, [
    {
      name: 'revoke',
      title: 'A person can be signed out of all her browsers',
      operation: 'revokeOAuth2LoginSessions',
      judge: ({ answer }) => judgeAnswer(answer, DONE),
    },
    {
      name: 'revoke-again',
      title: 'Signing out a person who has no session left is answered as if nobody knew her',
      operation: 'revokeOAuth2LoginSessions',
      judge: ({ answer, again }, { hydra }) =>
        answer.response.status < 300
          ? judgeAnswer(again, NO_SESSION[hydra.system])
          : blocked('nobody was signed out', `${SUITE}/revoke`),
    },
    {
      name: 'asks-again',
      title: 'Who was signed out is not skipped at the next login request, whatever her browser remembers',
      operation: 'revokeOAuth2LoginSessions',
      judge: ({ answer, login }) =>
        answer.response.status === 204
          ? judgeAnswer(login, UNKNOWN_PERSON)
          : blocked('nobody was signed out', `${SUITE}/revoke`),
    },
    {
      name: 'spares-tokens',
      title: 'Tokens live on when their person is signed out',
      operation: 'revokeOAuth2LoginSessions',
      judge: ({ access }) => allActive([access]),
    },
  ]),
  ...sharedStoryChecks(SUITE, sessionEnded, [
    {
      name: 'revoke-by-sid',
      title: 'One session can be ended by its id: its browser has to sign in anew',
      operation: 'revokeOAuth2LoginSessions',
      systems: HYDRA_2,
      judge: ({ answer, login }) => {
        const done = judgeAnswer(answer, DONE)
        return done.outcome === 'pass' ? judgeAnswer(login, UNKNOWN_PERSON) : done
      },
    },
  ]),
  ...answerChecks(SUITE, loginAnswerRows),
]
