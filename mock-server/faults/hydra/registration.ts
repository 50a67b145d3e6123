import type { Fault, JsonObject } from '../../seams.js'
import { otherError, otherMembers, otherStatus, withoutHeaders, withoutMembers } from './answers.js'
import type { Asked, HydraFaultRow } from './asked.js'
import { basicOf, has, is, otherRefusal, sent, sentMember } from './clients-conditions.js'
import { LINES_2 } from './lines.js'
import { notDone, refused } from './requests.js'

const row = (name: string, title: string, ...checks: readonly string[]): HydraFaultRow => ({
  id: `hydra-registration/${name}`,
  title,
  caughtBy: checks.map((check) => `hydra-registration/${check}`),
  systems: LINES_2,
})

const registered = (when: (asked: Asked) => boolean = () => true) =>
  ({ operation: 'registerClient', status: 201, when }) as const
const READ = { operation: 'readClient', status: 200 } as const
const UPDATED = { operation: 'updateClient', status: 200 } as const
const TOKENS = { operation: 'getToken', status: 200 } as const

const bearerOf = ({ headers }: Asked): string => (headers.get('authorization') ?? '').replace(/^bearer /i, '')
const ownName = ({ client_name }: Readonly<JsonObject>): boolean => client_name === 'Self made'

/** What registration refuses, by the check that asks for it. */
const REFUSED: Readonly<Record<string, (asked: Asked) => boolean>> = {
  'register-own-secret': (asked) => sent(asked).client_secret !== undefined,
  'register-metadata': (asked) => sent(asked).metadata !== undefined,
  'register-skip-consent': sentMember('skip_consent', is(true)),
  'register-redirect-uri': sentMember('redirect_uris', has('https://client.example/#f')),
  'register-malformed-json': ({ text }) => text === '{',
}

const registrationAnswers: readonly Fault[] = [
  ...Object.entries(REFUSED).map(([check, when]) =>
    otherRefusal(
      row(
        `unrefused-${check}`,
        `Answers as done what it should refuse: ${check.replace('-', ', ').replaceAll('-', ' ')}`,
        check,
      ),
      { operation: 'registerClient', when },
      201,
    ),
  ),
  otherError(
    row(
      'invalid-client',
      'Refuses metadata by an error code that means something else',
      'register-metadata',
      'register-skip-consent',
      'register-redirect-uri',
    ),
    { operation: 'registerClient', status: 400 },
    'invalid_client',
  ),
  withoutHeaders(row('no-location', 'Registers a client and names no Location', 'register'), registered(), 'location'),
  otherMembers(
    row('address-of-another', 'Gives a client an address that is not its own', 'register-address'),
    registered(),
    ({ registration_client_uri }) => ({ registration_client_uri: `${registration_client_uri}x` }),
  ),
  otherMembers(
    row('no-default-method', 'Lets a client that says nothing do without authentication', 'register-empty'),
    registered(({ text }) => text === '{}'),
    { token_endpoint_auth_method: 'none' },
  ),
  otherMembers(
    row('public-with-secret', 'Gives a secret to a client that does not authenticate', 'register-public'),
    registered(sentMember('token_endpoint_auth_method', is('none'))),
    { client_secret: 'not-to-be-used' },
  ),
  refused(
    row('unknown-members-refused', 'Refuses members that it does not know', 'register-unknown-members'),
    { operation: 'registerClient', when: (asked) => sent(asked).touchstone_member !== undefined },
    { status: 400, error: 'invalid_client_metadata' },
  ),
  otherMembers(
    row('own-id-taken', 'Lets a client choose its id', 'register-own-id'),
    registered(sentMember('client_id', (id) => typeof id === 'string')),
    (_, asked) => ({ client_id: sent(asked).client_id }),
  ),
]

const management: readonly Fault[] = [
  otherMembers(row('name-not-shown', 'Does not show a client its name', 'get'), READ, (body) =>
    ownName(body) ? { client_name: '' } : {},
  ),
  otherMembers(row('metadata-shown', 'Shows a client what the operator noted of it', 'get-hides'), READ, {
    metadata: { tier: 'gold' },
  }),
  otherMembers(
    row(
      'hidden-from-operator',
      'Shows an operator no redirect URIs of clients that registered',
      'operator-sees-client',
    ),
    { operation: 'getOAuth2Client', status: 200 },
    (body) => (ownName(body) ? { redirect_uris: [] } : {}),
  ),
  withoutMembers(
    row('no-new-token', 'Gives no new registration access token after an update', 'update'),
    UPDATED,
    'registration_access_token',
  ),
  otherMembers(
    row(
      'old-token-again',
      'Gives the old registration access token again after an update',
      'update',
      'update-new-token',
    ),
    UPDATED,
    (_, asked) => ({ registration_access_token: bearerOf(asked) }),
  ),
  otherRefusal(
    row(
      'read-by-anyone',
      'Answers whoever asks for a client, whatever the token',
      'get-without-token',
      'get-wrong-token',
      'get-with-secret',
      'get-foreign-token',
      'get-unknown',
      'update-ends-old-token',
      'delete',
    ),
    { operation: 'readClient' },
    200,
  ),
  otherMembers(
    row('body-id-counts', 'Takes the id in the body of an update for that of the client', 'update-path-id'),
    { ...UPDATED, when: sentMember('client_id', is('touchstone-other-id')) },
    (_, asked) => ({ client_id: sent(asked).client_id }),
  ),
  otherRefusal(
    row('broken-json-taken', 'Answers an update of broken JSON as done', 'update-malformed-json'),
    { operation: 'updateClient', when: ({ text }) => text === '{' },
    200,
  ),
  otherStatus(
    row('updated-by-anyone', 'Answers whoever updates a client', 'update-without-token', 'update-unknown'),
    { operation: 'updateClient', status: 401 },
    200,
  ),
  otherStatus(
    row('deleted-by-anyone', 'Answers whoever deletes a client', 'delete-without-token', 'delete-twice'),
    { operation: 'deleteClient', status: 401 },
    204,
  ),
  notDone(
    row(
      'not-deleted',
      'Answers a client that deletes itself as done and keeps it',
      'delete',
      'delete-twice',
      'delete-without-token',
    ),
    { operation: 'deleteClient' },
  ),
]

const use: readonly Fault[] = [
  otherStatus(
    row('off-unauthorized', 'Asks for a token where registration is off', 'off'),
    { operation: 'readClient', status: 404 },
    401,
  ),
  otherStatus(
    row('listed-to-everyone', 'Answers whoever asks for all clients that registered', 'no-list'),
    { operation: 'unrouted', when: ({ url }) => url.pathname.endsWith('/oauth2/register') },
    200,
  ),
  otherMembers(
    row('no-id-token', 'Gives no ID token to a client that registered', 'code-flow'),
    {
      ...TOKENS,
      when: (asked) => asked.form.get('redirect_uri') === 'https://client.example/callback',
    },
    { id_token: undefined },
  ),
  refused(
    {
      ...row('secret-useless', 'Refuses the secrets that it made', 'client-credentials', 'update-keeps-secret'),
      follows: ['hydra-clients/create-generated-secret'],
    },
    { operation: 'getToken', when: (asked) => basicOf(asked)[1].length === 26 },
    { status: 401, error: 'invalid_client' },
  ),
]

/** What a Hydra gets wrong with clients that register themselves, in 2.x. */
export const registrationFaults: readonly Fault[] = [...registrationAnswers, ...management, ...use]
