import type { Fault } from '../../seams.js'
import { otherHeaders, otherMembers, otherStatus, withoutHeaders, withoutMembers } from './answers.js'
import type { Asked, HydraFaultRow } from './asked.js'
import { has, is, sent, sentMember, sentOnly } from './clients-conditions.js'
import { LINES_2 } from './lines.js'
import { ignoredMembers, refused } from './requests.js'

const row = (name: string, title: string, ...checks: readonly string[]): HydraFaultRow => ({
  id: `hydra-clients/${name}`,
  title,
  caughtBy: checks.map((check) => `hydra-clients/${check}`),
})

const creation = (when: (asked: Asked) => boolean) => ({ operation: 'createOAuth2Client', when }) as const
const made = (when: (asked: Asked) => boolean) => ({ ...creation(when), status: 201 })

const BAD_REQUEST = { status: 400, error: 'invalid_request' }
const isBare = ({ text }: Asked): boolean => text === '{}'
const isNamed = sentMember('client_id', (id) => typeof id === 'string')
const isPlain = sentMember('client_id', (id) => /^touchstone-\w+$/.test(String(id)))

/** What a Hydra gets wrong when clients are made. */
export const clientCreationFaults: readonly Fault[] = [
  withoutHeaders(row('no-location', 'Makes a client and names no Location', 'create'), made(isPlain), 'location'),
  otherMembers(
    row('contacts-not-told', 'Does not tell the contacts of a new client', 'create-full'),
    made(sentMember('contacts', Array.isArray)),
    { contacts: null },
  ),
  ignoredMembers(
    {
      ...row('audience-not-kept', 'Forgets the audience of a new client', 'create-full', 'get'),
      follows: ['hydra-token/audience-below'],
    },
    creation(sentMember('audience', Array.isArray)),
    'audience',
  ),
  refused(
    row('null-refused', 'Refuses null as a client', 'create-null'),
    creation(({ text }) => text === 'null'),
    BAD_REQUEST,
  ),
  refused(
    row('media-type-demanded', 'Refuses a client whose media type is not JSON', 'create-media-type'),
    creation(({ headers }) => headers.get('content-type')?.startsWith('application/json') !== true),
    { status: 415, error: 'unsupported_media_type' },
  ),
  refused(
    row('unknown-members-refused', 'Refuses members of a client that it does not know', 'create-unknown-members'),
    creation((asked) => Object.keys(sent(asked)).some((name) => name.startsWith('touchstone_'))),
    BAD_REQUEST,
  ),
  otherMembers(
    row('times-taken-over', 'Takes the times of a client from whoever makes it', 'create-times'),
    made(sentMember('created_at', (time) => typeof time === 'string')),
    (_, asked) => ({ created_at: sent(asked).created_at }),
  ),
  otherMembers(
    row('public-with-secret', 'Gives a secret to a client that does not authenticate', 'create-public'),
    made((asked) => isNamed(asked) && sentMember('token_endpoint_auth_method', is('none'))(asked)),
    { client_secret: 'not-to-be-used' },
  ),
  otherMembers(
    row('jwks-not-told', 'Does not tell the key set of a new client', 'create-jwks'),
    made((asked) => isNamed(asked) && sent(asked).jwks !== undefined),
    { jwks: {} },
  ),
  withoutMembers(
    row('jwks-uri-not-told', 'Does not tell where the keys of a new client are', 'create-jwks-uri'),
    made(sentMember('jwks_uri', (uri) => typeof uri === 'string')),
    'jwks_uri',
  ),
  refused(
    row('app-schemes-refused', 'Refuses redirect URIs with a scheme of an application’s own', 'create-redirect-uris'),
    creation(sentMember('redirect_uris', has('com.example.app:/cb'))),
    { status: 400, error: 'invalid_redirect_uri' },
  ),
  refused(
    row('unknown-types-refused', 'Refuses grant types that it does not know', 'create-unknown-types'),
    creation(sentMember('grant_types', has('magic'))),
    { status: 400, error: 'invalid_client_metadata' },
  ),
  withoutMembers(
    {
      ...row('no-registration-token', 'Gives no registration access token to a client', 'create-registration-token'),
      systems: LINES_2,
    },
    made(sentOnly('client_id')),
    'registration_access_token',
  ),
  otherHeaders(
    row('location-cut', 'Cuts Location where the id needs escaping', 'create-location-escaped'),
    made(isNamed),
    { location: (location) => location.replace(/( |%2520).*$/, '') },
  ),
  otherMembers(
    row('defaults-changed', 'Lets a client that says nothing authenticate in the body', 'create-defaults'),
    made(isBare),
    { token_endpoint_auth_method: 'client_secret_post' },
  ),
  otherMembers(
    row('defaults-not-shown', 'Shows another type of subject than the default', 'get-defaults'),
    { operation: 'getOAuth2Client', status: 200 },
    ({ client_name, owner }) => (client_name === '' && owner === '' ? { subject_type: 'none' } : {}),
  ),
  otherHeaders(
    row('location-of-another', 'Names another client in Location when it chose the id', 'create-generated-id'),
    made(isBare),
    { location: '/clients/another' },
  ),
  withoutMembers(
    row('generated-secret-not-told', 'Keeps the secret that it chose to itself', 'create-generated-secret'),
    made(sentOnly('client_id', 'grant_types')),
    'client_secret',
  ),
  otherMembers(
    row('own-secret-not-told', 'Does not tell the secret that a client was given', 'create-own-secret'),
    made(sentMember('client_secret', (secret) => typeof secret === 'string')),
    (_, asked) => (isNamed(asked) ? { client_secret: undefined } : {}),
  ),
  otherStatus(
    row('conflict-unnoticed', 'Answers a second client of the same id as made', 'create-conflict'),
    { operation: 'createOAuth2Client', status: 409 },
    201,
  ),
  ignoredMembers(
    row(
      'short-secret-replaced',
      'Makes a client with a secret of its own when the one given is too short',
      'create-secret-too-short',
      'create-refused-not-made',
    ),
    creation(sentMember('client_secret', is('abc'))),
    'client_secret',
  ),
  otherStatus(
    row('escaped-id-unknown', 'Does not find clients by ids that must be escaped', 'create-id-to-escape'),
    { operation: 'getOAuth2Client', when: ({ url }) => url.pathname.includes('%') },
    404,
  ),
]
