import type { Fault } from '../../seams.js'
import { otherHeaders, otherJson, otherStatus, withoutMembers } from './answers.js'
import type { Asked } from './asked.js'
import { consents } from './check-ids.js'
import { LINES_1, LINES_2 } from './lines.js'
import { answeredInstead, bentRequest, ignoredParameters, notDone, refused, sentAgain } from './requests.js'

const SINCE_1_9 = ['hydra-1.9', 'hydra-2.3', 'hydra-2'] as const
const LIST = 'listOAuth2ConsentSessions'
const REVOKE = 'revokeOAuth2ConsentSessions'

const has = ({ url }: Asked, name: string): boolean => url.searchParams.has(name)
const idOf = ({ url }: Asked): string => url.searchParams.get('consent_request_id') ?? ''
/** Something that nobody has, made up for the question. */
const isMadeUp = (id: string | null): boolean => id?.startsWith('touchstone-') === true

const lists: readonly Fault[] = [
  withoutMembers(
    {
      id: 'hydra-consent-sessions/time-missing',
      title: 'Does not say when a consent was given',
      caughtBy: consents('members'),
    },
    { operation: LIST, status: 200 },
    'handled_at',
  ),
  otherJson(
    {
      id: 'hydra-consent-sessions/only-one',
      title: 'Lists one consent of a person, however many there are',
      caughtBy: consents('list', 'list-of-session'),
      follows: consents('members'),
    },
    { operation: LIST, status: 200 },
    (json) => (Array.isArray(json) ? json.slice(0, 1) : json),
  ),
  otherHeaders(
    {
      id: 'hydra-consent-sessions/nothing-counted',
      title: 'Says that there are no consents beside a list of some',
      caughtBy: consents('total-count'),
      systems: ['hydra-1.9', 'hydra-2.3'],
    },
    { operation: LIST, status: 200, when: (asked) => !has(asked, 'page_size') },
    { 'x-total-count': () => '0' },
  ),
  ignoredParameters(
    {
      id: 'hydra-consent-sessions/session-ignored',
      title: 'Lists the consents of all login sessions of a person when asked for those of one',
      caughtBy: consents('list-of-unknown-session'),
      systems: LINES_2,
    },
    { operation: LIST },
    'login_session_id',
  ),
  answeredInstead(
    {
      id: 'hydra-consent-sessions/sessions-unknown',
      title: 'Knows no consent of a login session',
      caughtBy: consents('list-of-session'),
      systems: LINES_2,
    },
    { operation: LIST, when: (asked) => has(asked, 'login_session_id') },
    () => Response.json([]),
  ),
  ignoredParameters(
    {
      id: 'hydra-consent-sessions/pages-ignored',
      title: 'Lists all consents of a person on every page',
      caughtBy: consents('pages'),
    },
    { operation: LIST },
    'limit',
    'page_size',
  ),
  otherJson(
    {
      id: 'hydra-consent-sessions/null-for-nothing',
      title: 'Answers null where there is nothing to list',
      caughtBy: consents('list-of-unknown-subject', 'list-of-unknown-session', 'revoke-all', 'revoke-by-request-id'),
    },
    { operation: LIST, status: 200 },
    (json) => (Array.isArray(json) && json.length === 0 ? null : json),
  ),
  answeredInstead(
    {
      id: 'hydra-consent-sessions/list-of-nobody',
      title: 'Lists the consents of nobody in particular',
      caughtBy: consents('list-without-subject'),
    },
    { operation: LIST, when: (asked) => !has(asked, 'subject') },
    () => Response.json([]),
  ),
]

/** Requests to take back all that a person granted: 1.5 takes her alone for that. */
const isOfAll = (asked: Asked): boolean => has(asked, 'subject') && !has(asked, 'client')

const revocations: readonly Fault[] = [
  notDone(
    {
      id: 'hydra-consent-sessions/kept-by-client',
      title: 'Keeps the consents of one client that are to be revoked',
      caughtBy: consents('revoke-of-client', 'revoke-ends-tokens'),
      follows: consents('revoke-again', 'revoke-of-unknown-client'),
    },
    { operation: REVOKE, when: (asked) => has(asked, 'client') },
  ),
  notDone(
    {
      id: 'hydra-consent-sessions/kept',
      title: 'Keeps the consents of a person that are all to be revoked',
      caughtBy: consents('revoke-all', 'revoke-all-ends-tokens', 'asks-again'),
      follows: consents('revoke-of-unknown-subject', 'revoke-without-choice'),
    },
    { operation: REVOKE, when: isOfAll },
  ),
  bentRequest(
    {
      id: 'hydra-consent-sessions/client-ignored',
      title: 'Revokes the consents of all clients where those of one are to be revoked',
      caughtBy: consents('revoke-of-client', 'revoke-spares-others'),
      follows: consents('revoke-all'),
    },
    { operation: REVOKE, when: (asked) => has(asked, 'client') },
    (request, { url, text }) => {
      const everything = new URL(url)
      everything.searchParams.delete('client')
      everything.searchParams.set('all', 'true')
      return sentAgain(request, everything, text)
    },
  ),
  otherStatus(
    {
      id: 'hydra-consent-sessions/nothing-is-done',
      title: 'Answers as done where there is nothing to revoke',
      caughtBy: consents('revoke-again', 'revoke-of-unknown-client', 'revoke-of-unknown-subject'),
      systems: LINES_1,
    },
    { operation: REVOKE, status: 404 },
    204,
  ),
  otherStatus(
    {
      id: 'hydra-consent-sessions/clients-answered-with-200',
      title: 'Answers with 200 when the consents of a client were revoked, and when it has none',
      caughtBy: consents('revoke-of-client', 'revoke-again', 'revoke-of-unknown-client'),
      systems: LINES_2,
    },
    { operation: REVOKE, status: 204, when: (asked) => has(asked, 'client') },
    200,
  ),
  otherStatus(
    {
      id: 'hydra-consent-sessions/persons-answered-with-200',
      title: 'Answers with 200 when all consents of a person were revoked, and when she gave none',
      caughtBy: consents('revoke-all', 'revoke-of-unknown-subject'),
      systems: LINES_2,
    },
    { operation: REVOKE, status: 204, when: (asked) => has(asked, 'all') },
    200,
  ),
  notDone(
    {
      id: 'hydra-consent-sessions/revoke-of-nobody',
      title: 'Answers as done when it is not said whose consents are to be revoked',
      caughtBy: consents('revoke-without-subject'),
    },
    { operation: REVOKE, when: (asked) => !has(asked, 'subject') && !has(asked, 'consent_request_id') },
  ),
  notDone(
    {
      id: 'hydra-consent-sessions/no-choice-is-taken',
      title: 'Answers as done when it is not said which consents of a person are to be revoked',
      caughtBy: consents('revoke-without-choice'),
      systems: SINCE_1_9,
    },
    { operation: REVOKE, when: (asked) => isOfAll(asked) && !has(asked, 'all') },
  ),
  notDone(
    {
      id: 'hydra-consent-sessions/kept-by-request-id',
      title: 'Keeps a consent that is to be revoked by the id of its request',
      caughtBy: consents('revoke-by-request-id'),
      systems: ['hydra-2'],
    },
    { operation: REVOKE, when: (asked) => idOf(asked) !== '' && !isMadeUp(idOf(asked)) },
  ),
  refused(
    {
      id: 'hydra-consent-sessions/unknown-request-not-found',
      title: 'Answers with 404 for the id of a request that nobody knows',
      caughtBy: consents('revoke-by-unknown-request-id'),
      systems: LINES_2,
    },
    { operation: REVOKE, when: (asked) => isMadeUp(idOf(asked)) },
    { status: 404, error: 'not_found' },
  ),
]

/** What a Hydra gets wrong with the consents that people gave. */
export const consentSessionFaults: readonly Fault[] = [...lists, ...revocations]
