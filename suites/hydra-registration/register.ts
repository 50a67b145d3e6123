import { ABSENT, type ByLine, type ExpectedAnswer, judgeAnswer } from '../hydra/answer.js'
import type { Story } from '../hydra/story-checks.js'
import { firstRegistration, METADATA, needsRegistration, sharedClient } from './registered-client.js'

/** 2.3 and later differ in a slash. */
const PATH: ByLine<RegExp> = {
  'hydra-1.5': /^$/,
  'hydra-1.9': /^$/,
  'hydra-2.3': /\/admin\/clients\/[^/]+$/,
  'hydra-2': /(^|\/)admin\/clients\/[^/]+$/,
}

const refused = (error?: string): ExpectedAnswer => ({
  status: 400,
  mediaType: 'application/json',
  members: { error: /\S/ },
  ...(error === undefined ? {} : { error }),
})

interface Row {
  readonly name: string
  readonly title: string
  readonly json?: unknown
  readonly body?: string
  readonly expected: ExpectedAnswer
}

const ROWS: readonly Row[] = [
  {
    name: 'register-empty',
    title: 'A client can register without any metadata',
    json: {},
    expected: {
      status: 201,
      members: {
        client_id: /\S/,
        client_secret: /\S{6,}/,
        registration_access_token: /\S/,
        token_endpoint_auth_method: 'client_secret_basic',
      },
    },
  },
  {
    name: 'register-public',
    title: 'A client that does not authenticate registers without a secret',
    json: { token_endpoint_auth_method: 'none', redirect_uris: METADATA.redirect_uris },
    expected: { status: 201, members: { token_endpoint_auth_method: 'none', client_secret: ABSENT } },
  },
  {
    name: 'register-unknown-members',
    title: 'Members that the server does not know are ignored',
    json: { software_statement: 'x', touchstone_member: 'x' },
    expected: { status: 201, members: { software_statement: ABSENT, touchstone_member: ABSENT } },
  },
  {
    name: 'register-own-id',
    title: 'A client that registers cannot choose its id: the server does',
    json: { client_id: 'touchstone-own-id' },
    expected: { status: 201, members: { client_id: /^(?!touchstone-own-id$).+/ } },
  },
  {
    name: 'register-own-secret',
    title: 'A client that registers cannot choose its secret',
    json: { client_secret: 'a-secret-of-its-own' },
    expected: refused(),
  },
  {
    name: 'register-metadata',
    title: 'A client that registers cannot set what is the operator’s: metadata',
    json: { metadata: { a: 1 } },
    expected: refused('invalid_client_metadata'),
  },
  {
    name: 'register-skip-consent',
    title: 'A client that registers cannot do without consent',
    json: { skip_consent: true },
    expected: refused('invalid_request'),
  },
  {
    name: 'register-redirect-uri',
    title: 'A redirect URI with a fragment is refused',
    json: { redirect_uris: ['https://client.example/#f'] },
    expected: refused('invalid_redirect_uri'),
  },
  { name: 'register-malformed-json', title: 'Broken JSON is refused', body: '{', expected: refused() },
]

/** What is answered to those who register. */
export const registerStories: readonly Story[] = [
  {
    name: 'register',
    title: 'A client can register; the answer has what it asked for, and what it needs to manage itself',
    operations: ['createOidcDynamicClient'],
    run: async (context) => {
      await needsRegistration(context)
      return judgeAnswer(await firstRegistration(context), {
        status: 201,
        mediaType: 'application/json',
        headers: { location: PATH[context.hydra.system] },
        members: {
          ...METADATA,
          client_id: /\S/,
          client_secret: /\S{6,}/,
          token_endpoint_auth_method: 'client_secret_basic',
          registration_access_token: /\S/,
          registration_client_uri: /^https?:\/\/.*\/oauth2\/register\/[^/]+$/,
        },
      })
    },
  },
  {
    name: 'register-address',
    title: 'The address at which a client manages itself ends with its id',
    operations: ['createOidcDynamicClient'],
    run: async (context) => {
      const { id, exchange } = await sharedClient(context)
      const uri = new RegExp(`/oauth2/register/${id.replace(/[^\w-]/g, '.+')}$`)
      return judgeAnswer(exchange, { status: 201, members: { registration_client_uri: uri } })
    },
  },
  ...ROWS.map(
    ({ name, title, json, body, expected }): Story => ({
      name,
      title,
      operations: ['createOidcDynamicClient'],
      run: async (context) => {
        await needsRegistration(context)
        const content = body === undefined ? { json } : { body, headers: { 'content-type': 'application/json' } }
        return judgeAnswer(await context.hydra.send('createOidcDynamicClient', content), expected)
      },
    }),
  ),
]
