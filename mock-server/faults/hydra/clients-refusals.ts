import type { HydraOperationId } from '../../operations.js'
import type { Fault } from '../../seams.js'
import type { HydraSystem } from '../../systems/hydra/systems.js'
import { otherError, otherStatus } from './answers.js'
import type { Asked } from './asked.js'
import { has, is, otherRefusal, patches, sent, sentMember } from './clients-conditions.js'
import { LINES_2 } from './lines.js'

/** Bad metadata, by the check that sends them. */
const INVALID: Readonly<Record<string, (asked: Asked) => boolean>> = {
  'create-secret-too-short': sentMember('client_secret', is('abc')),
  'create-redirect-uri-fragment': sentMember('redirect_uris', has('https://client.example/#frag')),
  'create-redirect-uri-garbage': sentMember('redirect_uris', has('http://%zz')),
  'create-no-keys': (asked) => sent(asked).token_endpoint_auth_method === 'private_key_jwt' && keysOf(asked) === 0,
  'create-keys-twice': (asked) => keysOf(asked) === 2,
  'create-subject-type': sentMember('subject_type', is('mystery')),
  'create-pairwise': sentMember('subject_type', is('pairwise')),
  'create-userinfo-alg': sentMember('userinfo_signed_response_alg', is('HS256')),
  'create-post-logout-uri-foreign': sentMember('post_logout_redirect_uris', has('https://other.example/bye')),
  'create-post-logout-uri-garbage': sentMember('post_logout_redirect_uris', has('::')),
  'create-sector-identifier': sentMember('sector_identifier_uri', (uri) => String(uri).startsWith('http:')),
  'create-cors-origin': sentMember('allowed_cors_origins', has('not an origin')),
}

function keysOf(asked: Asked): number {
  const { jwks, jwks_uri } = sent(asked)
  return (jwks === undefined ? 0 : 1) + (jwks_uri === undefined ? 0 : 1)
}

const isText =
  (wanted: string) =>
  ({ text }: Asked): boolean =>
    text === wanted

/** Bodies that cannot be read, by the check that sends them. */
const UNREADABLE: Readonly<Record<string, (asked: Asked) => boolean>> = {
  'create-malformed-json': isText('{"client_id":'),
  'create-empty-body': isText(''),
  'create-array': isText('[]'),
  'create-text': isText('"x"'),
  'create-list-type': sentMember('redirect_uris', (uris) => typeof uris === 'string'),
  'create-text-type': sentMember('client_name', (name) => typeof name === 'number'),
  'create-key-type': ({ text }) => text.includes('"nope"'),
}

type Row = readonly [
  check: string,
  operation: HydraOperationId,
  when: (asked: Asked) => boolean,
  systems?: readonly HydraSystem[],
]

const always = (): boolean => true

const ROWS: readonly Row[] = [
  ...Object.entries({ ...INVALID, ...UNREADABLE }).map(([check, when]): Row => [check, 'createOAuth2Client', when]),
  ['update-secret-too-short', 'setOAuth2Client', sentMember('client_secret', is('abc'))],
  ['update-malformed-json', 'setOAuth2Client', isText('{')],
  ['update-empty-body', 'setOAuth2Client', isText('')],
  ['update-unknown', 'setOAuth2Client', sentMember('client_name', is('x'))],
  ['patch-invalid', 'patchOAuth2Client', patches({ value: 'mystery' }), LINES_2],
  ['patch-malformed-json', 'patchOAuth2Client', isText('['), LINES_2],
  ['patch-no-list', 'patchOAuth2Client', (asked) => sent(asked).op !== undefined, LINES_2],
  ['patch-unknown', 'patchOAuth2Client', patches({ value: 'x' }), LINES_2],
  ['patch-id', 'patchOAuth2Client', patches({ path: '/client_id' }), LINES_2],
  ['patch-test-failed', 'patchOAuth2Client', patches({ op: 'test', value: 'Other' }), LINES_2],
  ['lifespans-no-duration', 'setOAuth2ClientLifespans', ({ text }) => text.includes('soon'), LINES_2],
  ['lifespans-malformed-json', 'setOAuth2ClientLifespans', isText('{'), LINES_2],
  ['lifespans-unknown', 'setOAuth2ClientLifespans', always, LINES_2],
]

/** Checks that turn red because another is not refused. */
const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  'create-secret-too-short': ['hydra-clients/create-refused-not-made'],
  'lifespans-unknown': ['hydra-clients/lifespans-no-duration', 'hydra-clients/lifespans-malformed-json'],
}

/** What a Hydra should refuse and answers as done: one fault for each check. */
const unrefused: readonly Fault[] = ROWS.map(([check, operation, when, systems]) =>
  otherRefusal(
    {
      id: `hydra-clients/unrefused-${check}`,
      title: `Answers as done what it should refuse: ${check.replace('-', ' of a client: ').replaceAll('-', ' ')}`,
      caughtBy: [`hydra-clients/${check}`],
      ...(systems === undefined ? {} : { systems }),
      follows: FOLLOWS[check] ?? [],
    },
    { operation, when },
    operation === 'createOAuth2Client' ? 201 : 200,
  ),
)

/** What a Hydra gets wrong when it refuses. */
export const clientRefusalFaults: readonly Fault[] = [
  ...unrefused,
  otherError(
    {
      id: 'hydra-clients/invalid-client',
      title: 'Refuses the metadata of a client by an error code that means something else',
      caughtBy: Object.keys(INVALID).map((check) => `hydra-clients/${check}`),
    },
    { operation: 'createOAuth2Client', status: 400 },
    'invalid_client',
  ),
  otherRefusal(
    {
      id: 'hydra-clients/unknown-is-gone',
      title: 'Says of a client that does not exist that it is gone (410)',
      caughtBy: ['get-unknown', 'update-path-id', 'create-refused-not-made', 'delete'].map(
        (check) => `hydra-clients/${check}`,
      ),
    },
    { operation: 'getOAuth2Client' },
    410,
  ),
  otherStatus(
    {
      id: 'hydra-clients/unknown-deleted',
      title: 'Answers the deletion of a client that does not exist as done',
      caughtBy: ['hydra-clients/delete-unknown'],
      systems: ['hydra-1.9', 'hydra-2.3', 'hydra-2'],
    },
    { operation: 'deleteOAuth2Client', status: 404 },
    204,
  ),
  otherStatus(
    {
      id: 'hydra-clients/deleted-with-body',
      title: 'Answers the deletion of a client by 200, whether it existed or not',
      caughtBy: ['delete', 'delete-unknown', 'delete-ends-tokens'].map((check) => `hydra-clients/${check}`),
      systems: ['hydra-1.5'],
    },
    { operation: 'deleteOAuth2Client', status: 204 },
    200,
  ),
]
