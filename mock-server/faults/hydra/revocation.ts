import type { Fault } from '../../seams.js'
import { otherBody, otherError, otherStatus } from './answers.js'
import type { Asked, HydraFaultRow } from './asked.js'
import { revocations, userinfos } from './check-ids.js'
import { notDone, refused } from './requests.js'

const SINCE_1_9 = ['hydra-1.9', 'hydra-2.3', 'hydra-2'] as const

/** Not one of the tokens that the requests of the suite make up. */
const isReal = ({ form }: Asked): boolean => (form.get('token') ?? '') !== '' && form.get('token') !== MADE_UP
const MADE_UP = 'touchstone-unknown'
const hintOf = ({ form }: Asked): string | null => form.get('token_type_hint')
const isBasic = ({ headers }: Asked): boolean => headers.has('authorization')

const done: readonly Fault[] = [
  notDone(
    {
      id: 'hydra-revocation/not-done',
      title: 'Answers as if a token were revoked, and leaves it as it is',
      caughtBy: [
        ...revocations(
          'access-token',
          'access-token-ends-grant',
          'refresh-token',
          'refresh-token-ends-grant',
          'refresh-token-is-refused',
        ),
        ...userinfos('revoked-token'),
      ],
    },
    { operation: 'revokeToken', when: (asked) => isReal(asked) && hintOf(asked) === null },
    200,
  ),
  notDone(
    {
      id: 'hydra-revocation/hint-obeyed',
      title: 'Looks for a token only among those of token_type_hint',
      caughtBy: revocations('wrong-hint'),
    },
    { operation: 'revokeToken', when: (asked) => hintOf(asked) === 'access_token' },
    200,
  ),
  notDone(
    {
      id: 'hydra-revocation/unknown-hint-obeyed',
      title: 'Finds no token where it does not know token_type_hint',
      caughtBy: revocations('unknown-hint'),
    },
    { operation: 'revokeToken', when: (asked) => hintOf(asked) === 'touchstone' },
    200,
  ),
  otherBody(
    {
      id: 'hydra-revocation/talks',
      title: 'Says something when a token was revoked',
      caughtBy: revocations('access-token', 'access-token-again', 'refresh-token', 'token-of-another-client'),
    },
    { operation: 'revokeToken', status: 200, when: (asked) => isReal(asked) && hintOf(asked) === null },
    { revoked: true },
  ),
]

interface Refusing {
  readonly check: string
  readonly title: string
  readonly when: (asked: Asked) => boolean
}

/** Requests that have to be answered as done, and are not. */
const REFUSING: readonly Refusing[] = [
  {
    check: 'unknown-token',
    title: 'Refuses to revoke a token that nobody issued',
    when: (asked) => asked.form.get('token') === MADE_UP && isBasic(asked),
  },
  {
    check: 'empty-token',
    title: 'Refuses to revoke an empty token',
    when: ({ form }) => form.get('token') === '',
  },
  {
    check: 'no-token',
    title: 'Refuses a revocation request without a token',
    when: ({ form }) => form.has('touchstone'),
  },
  {
    check: 'by-client-secret-post',
    title: 'Does not let clients revoke with their credentials in the form',
    when: ({ form }) => form.has('client_secret'),
  },
  {
    check: 'by-private-key-jwt',
    title: 'Does not let clients revoke with an assertion',
    when: ({ form }) => form.has('client_assertion'),
  },
  {
    check: 'by-public-client',
    title: 'Does not let public clients revoke',
    when: (asked) =>
      asked.form.has('client_id') && !asked.form.has('client_secret') && !asked.form.has('client_assertion'),
  },
]

const answered: readonly Fault[] = [
  ...REFUSING.map(({ check, title, when }) =>
    otherStatus(
      { id: `hydra-revocation/${check}-refused`, title, caughtBy: revocations(check) },
      { operation: 'revokeToken', status: 200, when },
      400,
    ),
  ),
  otherError(
    {
      id: 'hydra-revocation/clients-by-another-error',
      title: 'Calls clients that are not who they say unauthorized_client',
      caughtBy: revocations('wrong-secret', 'unknown-client', 'other-method', 'client-id-alone'),
    },
    { operation: 'revokeToken', status: 401 },
    'unauthorized_client',
  ),
  otherError(
    {
      id: 'hydra-revocation/requests-by-another-error',
      title: 'Calls requests that it does not understand server_error',
      caughtBy: revocations('no-credentials', 'empty-body', 'json-body'),
    },
    { operation: 'revokeToken', status: 400 },
    'server_error',
  ),
  notDone(
    {
      id: 'hydra-revocation/any-secret',
      title: 'Lets clients revoke with any secret',
      caughtBy: revocations('wrong-secret'),
    },
    {
      operation: 'revokeToken',
      when: ({ headers }) =>
        Buffer.from((headers.get('authorization') ?? '').slice('Basic '.length), 'base64')
          .toString()
          .endsWith(':touchstone-wrong'),
    },
    200,
  ),
]

const ofClient = (row: HydraFaultRow): HydraFaultRow => ({ systems: SINCE_1_9, ...row })
const clientIn = ({ url }: Asked): string => url.searchParams.get('client_id') ?? ''

const deletions: readonly Fault[] = [
  notDone(
    ofClient({
      id: 'hydra-revocation/tokens-kept',
      title: 'Keeps the access tokens of a client that are to be deleted',
      caughtBy: revocations('delete-ends-access-tokens'),
    }),
    { operation: 'deleteOAuth2Token', when: (asked) => clientIn(asked) !== '' },
  ),
  otherStatus(
    ofClient({
      id: 'hydra-revocation/deletion-answered-with-200',
      title: 'Answers with 200 when the tokens of a client were deleted',
      caughtBy: revocations('delete', 'delete-of-unknown-client'),
    }),
    { operation: 'deleteOAuth2Token', status: 204 },
    200,
  ),
  refused(
    ofClient({
      id: 'hydra-revocation/unknown-client-not-found',
      title: 'Answers with 404 when the tokens of a client are to be deleted that nobody knows',
      caughtBy: revocations('delete-of-unknown-client'),
    }),
    { operation: 'deleteOAuth2Token', when: (asked) => clientIn(asked).startsWith('touchstone-nobody') },
    { status: 404, error: 'not_found' },
  ),
  notDone(
    ofClient({
      id: 'hydra-revocation/tokens-of-nobody',
      title: 'Answers as done when it is not said whose tokens are to be deleted',
      caughtBy: revocations('delete-without-client'),
    }),
    { operation: 'deleteOAuth2Token', when: (asked) => clientIn(asked) === '' },
  ),
]

/** What a Hydra gets wrong when tokens are to end. */
export const revocationFaults: readonly Fault[] = [...done, ...answered, ...deletions]
