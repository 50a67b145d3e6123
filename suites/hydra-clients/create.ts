import { ABSENT, type ByLine } from '../hydra/answer.js'
import { type AnswerRow, byLine } from '../hydra/answer-checks.js'
import { HYDRA_2 } from '../hydra/requirement.js'
import { FULL_METADATA } from './full-client.js'
import { ownClientId } from './made-client.js'

const PATH: ByLine<string> = {
  'hydra-1.5': '/clients/',
  'hydra-1.9': '/clients/',
  'hydra-2.3': '/admin/clients/',
  'hydra-2': '/admin/clients/',
}

const CREATED = { status: 201, mediaType: 'application/json' } as const

const PUBLIC_KEY = {
  kty: 'EC',
  use: 'sig',
  kid: 'k1',
  crv: 'P-256',
  alg: 'ES256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
}
const PUBLISHES_KEYS = {
  token_endpoint_auth_method: 'private_key_jwt',
  jwks_uri: 'https://client.example/jwks.json',
}
const APP_URIS = ['http://client.example/cb', 'com.example.app:/cb']
const UNKNOWN_TYPES = { grant_types: ['magic'], response_types: ['magic'] }

/** What is answered when a client is made. */
export const createRows: readonly AnswerRow[] = [
  {
    name: 'create',
    title: 'A client can be made with an id of the operator’s choice, and the answer names it',
    operation: 'createOAuth2Client',
    request: (context) => ({ json: { client_id: ownClientId(context) } }),
    expected: (system) => ({
      ...CREATED,
      // A proxy may serve the admin API below a path of its own.
      headers: { location: new RegExp(`(^|[^/])${PATH[system]}touchstone-\\w+$`) },
      members: { client_id: /^touchstone-\w+$/ },
    }),
  },
  {
    name: 'create-full',
    title: 'The answer to the creation of a client has everything that was set',
    operation: 'createOAuth2Client',
    request: (context) => ({ json: { client_id: ownClientId(context), ...FULL_METADATA } }),
    expected: { ...CREATED, members: FULL_METADATA },
  },
  {
    name: 'create-null',
    title: 'The body null makes a client as an empty object does',
    operation: 'createOAuth2Client',
    request: { body: 'null', headers: { 'content-type': 'application/json' } },
    expected: { ...CREATED, members: { client_id: /\S/, client_secret: /\S/ } },
  },
  {
    name: 'create-media-type',
    title: 'The body is read as JSON whatever its media type says',
    operation: 'createOAuth2Client',
    request: (context) => ({
      body: JSON.stringify({ client_id: ownClientId(context), client_name: 'Plain' }),
      headers: { 'content-type': 'text/plain' },
    }),
    expected: { ...CREATED, members: { client_name: 'Plain' } },
  },
  {
    name: 'create-unknown-members',
    title: 'Unknown members of a new client are ignored',
    operation: 'createOAuth2Client',
    request: (context) => ({ json: { client_id: ownClientId(context), touchstone_member: 'x' } }),
    expected: { ...CREATED, members: { touchstone_member: ABSENT } },
  },
  {
    name: 'create-times',
    title: 'The times of a new client, and the expiry of its secret, are the server’s',
    operation: 'createOAuth2Client',
    request: (context) => ({
      json: {
        client_id: ownClientId(context),
        created_at: '2001-01-01T00:00:00Z',
        updated_at: '2001-01-01T00:00:00Z',
        client_secret_expires_at: 12_345,
      },
    }),
    expected: {
      ...CREATED,
      members: { created_at: /^(?!2001)\d{4}-/, updated_at: /^(?!2001)\d{4}-/, client_secret_expires_at: 0 },
    },
  },
  {
    name: 'create-public',
    title: 'A client that does not authenticate has no secret, also when one was given',
    operation: 'createOAuth2Client',
    request: (context) => ({
      json: {
        client_id: ownClientId(context),
        token_endpoint_auth_method: 'none',
        client_secret: context.random(24),
      },
    }),
    expected: { ...CREATED, members: { token_endpoint_auth_method: 'none', client_secret: ABSENT } },
  },
  {
    name: 'create-jwks',
    title: 'A client can have a key set',
    operation: 'createOAuth2Client',
    request: (context) => ({ json: { client_id: ownClientId(context), jwks: { keys: [PUBLIC_KEY] } } }),
    expected: { ...CREATED, members: { jwks: { keys: [PUBLIC_KEY] } } },
  },
  {
    name: 'create-jwks-uri',
    title: 'A client can authenticate by keys that it publishes',
    operation: 'createOAuth2Client',
    request: (context) => ({ json: { client_id: ownClientId(context), ...PUBLISHES_KEYS } }),
    expected: { ...CREATED, members: PUBLISHES_KEYS },
  },
  {
    name: 'create-redirect-uris',
    title: 'Redirect URIs may have http or a scheme of the application’s own',
    operation: 'createOAuth2Client',
    request: (context) => ({ json: { client_id: ownClientId(context), redirect_uris: APP_URIS } }),
    expected: { ...CREATED, members: { redirect_uris: APP_URIS } },
  },
  {
    name: 'create-unknown-types',
    title: 'Grant types and response types that the server does not know are kept',
    operation: 'createOAuth2Client',
    request: (context) => ({ json: { client_id: ownClientId(context), ...UNKNOWN_TYPES } }),
    expected: { ...CREATED, members: UNKNOWN_TYPES },
  },
  {
    name: 'create-registration-token',
    title: 'A new client gets an address and a token by which it can manage itself',
    operation: 'createOAuth2Client',
    systems: HYDRA_2,
    request: (context) => ({ json: { client_id: ownClientId(context) } }),
    expected: {
      ...CREATED,
      members: {
        registration_access_token: /\S/,
        registration_client_uri: /^https?:\/\/.*\/oauth2\/register\/touchstone-\w+$/,
      },
    },
  },
  {
    name: 'create-location-escaped',
    title: 'Location has the id of the new client in the way of the line',
    operation: 'createOAuth2Client',
    request: (context) => ({ json: { client_id: `${ownClientId(context)} ?#` } }),
    expected: byLine({
      'hydra-1.5': { ...CREATED, headers: { location: /\/clients\/touchstone-\w+ \?#$/ } },
      'hydra-1.9': { ...CREATED, headers: { location: /\/clients\/touchstone-\w+ \?#$/ } },
      'hydra-2.3': { ...CREATED, headers: { location: /\/admin\/clients\/touchstone-\w+ \?#$/ } },
      'hydra-2': { ...CREATED, headers: { location: /\/admin\/clients\/touchstone-\w+%2520%253F%2523$/ } },
    }),
  },
]
