import type { Fault } from '../../seams.js'
import { otherStatus } from './answers.js'
import type { Asked } from './asked.js'
import { logins } from './check-ids.js'
import { LINES_2 } from './lines.js'
import { notDone, refused } from './requests.js'

const SINCE_1_9 = ['hydra-1.9', 'hydra-2.3', 'hydra-2'] as const
const OPERATION = 'revokeOAuth2LoginSessions'

const sidOf = ({ url }: Asked): string => url.searchParams.get('sid') ?? ''
/** A session that no browser has. */
const isUnknownSid = (asked: Asked): boolean => sidOf(asked).startsWith('touchstone-')

/** What a Hydra gets wrong when sessions are to end. */
export const revokedSessionFaults: readonly Fault[] = [
  otherStatus(
    {
      id: 'hydra-login-sessions/answered-with-200',
      title: 'Answers with 200 when a person was signed out',
      caughtBy: logins('revoke'),
      systems: ['hydra-1.5'],
    },
    { operation: OPERATION, status: 204 },
    200,
  ),
  otherStatus(
    {
      id: 'hydra-login-sessions/unknown-subject-is-an-error',
      title: 'Fails when a person has no session',
      caughtBy: logins('revoke-again', 'unknown-subject'),
      systems: ['hydra-1.5'],
    },
    { operation: OPERATION, status: 404 },
    500,
  ),
  otherStatus(
    {
      id: 'hydra-login-sessions/every-subject-is-found',
      title: 'Answers with 200 for a person who has no session, and for one who has',
      caughtBy: logins('revoke', 'revoke-again', 'unknown-subject'),
      systems: SINCE_1_9,
    },
    { operation: OPERATION, status: 204, when: ({ url }) => url.searchParams.has('subject') },
    200,
  ),
  notDone(
    {
      id: 'hydra-login-sessions/kept',
      title: 'Keeps the sessions of a person who is signed out',
      caughtBy: logins('asks-again'),
    },
    { operation: OPERATION, when: ({ url }) => url.searchParams.has('subject') },
  ),
  notDone(
    {
      id: 'hydra-login-sessions/session-kept',
      title: 'Keeps the session whose end is asked for',
      caughtBy: logins('revoke-by-sid'),
      systems: LINES_2,
    },
    { operation: OPERATION, when: (asked) => sidOf(asked) !== '' && !isUnknownSid(asked) },
  ),
  refused(
    {
      id: 'hydra-login-sessions/unknown-session-not-found',
      title: 'Answers with 404 for a session that nobody has',
      caughtBy: logins('unknown-sid'),
      systems: LINES_2,
    },
    { operation: OPERATION, when: isUnknownSid },
    { status: 404, error: 'not_found' },
  ),
  notDone(
    {
      id: 'hydra-login-sessions/nobody-in-particular',
      title: 'Answers as done when it is not said who is to be signed out',
      caughtBy: logins('without-subject'),
    },
    { operation: OPERATION, when: ({ url }) => !url.searchParams.has('subject') && !url.searchParams.has('sid') },
  ),
]
