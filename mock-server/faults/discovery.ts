import { defineFault, type Fault, type JsonObject } from '../seams.js'

type Alteration = (metadata: Readonly<JsonObject>, context: { readonly issuer: string }) => JsonObject

/** A row about the configuration document: `name` of the fault, `row` of the check that must notice. */
const metadataFault = (
  name: string,
  title: string,
  row: string,
  alter: Alteration,
  follows: readonly string[] = [],
): Fault =>
  defineFault({
    id: `discovery/${name}`,
    title,
    caughtBy: [`discovery/${row}`],
    ...(follows.length === 0 ? {} : { follows }),
    seam: 'metadata',
    alter,
  })

/** The schemas of both configuration documents notice a member of the wrong form. */
const BOTH_DOCUMENTS = ['document/get-authorization-server-metadata-body', 'document/get-discovery-body']
/** Clients that compare the issuer get nowhere. */
const ALL_SIGN_INS = [
  'flows/code-client-secret-basic',
  'flows/code-client-secret-jwt',
  'flows/code-client-secret-post',
  'flows/code-none',
  'flows/code-private-key-jwt',
  'flows/hybrid-code-id-token',
  'flows/hybrid-code-id-token-token',
  'flows/hybrid-code-token',
  'flows/implicit-id-token',
  'flows/implicit-id-token-token',
  'flows/refresh',
]
/** Clients that check the signature of an ID Token from the authorization endpoint get nowhere. */
const FRONT_CHANNEL_SIGN_INS = [
  'flows/hybrid-code-id-token',
  'flows/hybrid-code-id-token-token',
  'flows/implicit-id-token',
  'flows/implicit-id-token-token',
]

/** Members over those of the document. */
const setting =
  (members: JsonObject): Alteration =>
  (metadata) => ({ ...metadata, ...members })

/** The document without a member. */
const without =
  (name: string): Alteration =>
  ({ [name]: _omitted, ...others }) =>
    others

/** A member that is a URL with something behind it. */
const appending =
  (name: string, text: string): Alteration =>
  (metadata) => ({ ...metadata, [name]: `${String(metadata[name])}${text}` })

/** The listed values of a member without one. */
const unlisting =
  (name: string, value: string): Alteration =>
  (metadata) => {
    const values = metadata[name]
    return { ...metadata, [name]: Array.isArray(values) ? values.filter((one) => one !== value) : values }
  }

const metadataFaults: readonly Fault[] = [
  metadataFault(
    'cfg-issuer-mismatch',
    'Names the issuer of another host',
    'disc-issuer-match',
    (metadata) => ({
      ...metadata,
      issuer: 'https://other.touchstone.test',
    }),
    [...ALL_SIGN_INS, 'token/token-assertion-aud-issuer'],
  ),
  metadataFault(
    'cfg-trailing-slash',
    'Writes a slash behind the issuer that tokens do not have',
    'disc-issuer-match',
    appending('issuer', '/'),
    [
      ...ALL_SIGN_INS,
      'authorization-response/resp-iss',
      'errors/err-authz-iss',
      'id-token/idt-iss',
      'token/token-assertion-aud-issuer',
      'userinfo/ui-signed-iss-aud',
    ],
  ),
  metadataFault(
    'cfg-issuer-other-path',
    'Serves the document of an issuer with another path',
    'disc-well-known-path',
    appending('issuer', '/tenant'),
    [...ALL_SIGN_INS, 'discovery/disc-issuer-match', 'token/token-assertion-aud-issuer'],
  ),
  metadataFault('issuer-with-query', 'Has a query in the issuer', 'disc-issuer-url', appending('issuer', '?tenant=1'), [
    ...ALL_SIGN_INS,
    ...BOTH_DOCUMENTS,
    'discovery/disc-issuer-match',
    'token/token-assertion-aud-issuer',
  ]),
  metadataFault(
    'member-of-wrong-type',
    'Gives a registered member the wrong type',
    'disc-schema-types',
    setting({ op_policy_uri: 17 }),
    BOTH_DOCUMENTS,
  ),
  metadataFault(
    'member-misspelt',
    'Misspells the name of a member',
    'disc-unknown-members',
    setting({ scope_supported: ['openid'] }),
  ),
  metadataFault(
    'response-types-unknown',
    'Offers only a response type of no standard, and no registration',
    'disc-response-types-any',
    ({ registration_endpoint: _omitted, ...others }) => ({ ...others, response_types_supported: ['cookie'] }),
  ),
  metadataFault(
    'response-type-not-offered',
    'Leaves out a response type that dynamic providers must offer',
    'disc-response-types-dynamic',
    unlisting('response_types_supported', 'id_token token'),
  ),
  metadataFault(
    'subject-types-missing',
    'Leaves out subject_types_supported',
    'disc-subject-types',
    without('subject_types_supported'),
    ['document/get-discovery-body'],
  ),
  metadataFault(
    'rs256-not-offered',
    'Leaves RS256 out of the algorithms of ID Tokens',
    'disc-id-token-algs',
    setting({ id_token_signing_alg_values_supported: ['ES256'] }),
  ),
  metadataFault(
    'userinfo-algs-not-listed',
    'Writes the algorithms of UserInfo responses as one string',
    'disc-userinfo-algs',
    setting({ userinfo_signing_alg_values_supported: 'RS256' }),
    [...BOTH_DOCUMENTS, 'discovery/disc-schema-types'],
  ),
  metadataFault(
    'authorization-endpoint-fragment',
    'Has a fragment in the URL of the authorization endpoint',
    'disc-authorization-endpoint',
    appending('authorization_endpoint', '#sign-in'),
  ),
  metadataFault(
    'cfg-missing-endpoint',
    'Leaves out the token endpoint',
    'disc-token-endpoint',
    without('token_endpoint'),
    ['document/get-discovery-body', ...ALL_SIGN_INS.filter((id) => /code/.test(id))],
  ),
  metadataFault(
    'userinfo-endpoint-fragment',
    'Has a fragment in the URL of the UserInfo endpoint',
    'disc-userinfo-endpoint',
    appending('userinfo_endpoint', '#claims'),
  ),
  metadataFault(
    'registration-endpoint-space',
    'Has a space behind the URL of the registration endpoint',
    'disc-registration-endpoint',
    appending('registration_endpoint', ' '),
    BOTH_DOCUMENTS,
  ),
  metadataFault(
    'jwks-uri-space',
    'Has a space behind jwks_uri',
    'disc-jwks-uri',
    appending('jwks_uri', ' '),
    BOTH_DOCUMENTS,
  ),
  metadataFault(
    'cfg-http-endpoint',
    'Names an endpoint that is plain http',
    'disc-endpoints-https',
    setting({ backchannel_authentication_endpoint: 'http://other.touchstone.test/authenticate' }),
  ),
  metadataFault(
    'scope-openid-not-listed',
    'Leaves openid out of scopes_supported',
    'disc-scopes-openid',
    unlisting('scopes_supported', 'openid'),
  ),
  metadataFault('scope-with-space', 'Lists two scopes as one', 'disc-scopes-syntax', (metadata) => ({
    ...metadata,
    scopes_supported: [...(Array.isArray(metadata.scopes_supported) ? metadata.scopes_supported : []), 'read write'],
  })),
  metadataFault(
    'claims-not-listed',
    'Leaves out claims_supported',
    'disc-claims-supported',
    without('claims_supported'),
  ),
  metadataFault(
    'grant-types-empty',
    'Lists no grant types, and offers no registration',
    'disc-grant-types',
    ({ registration_endpoint: _omitted, ...others }) => ({ ...others, grant_types_supported: [] }),
    BOTH_DOCUMENTS,
  ),
  metadataFault(
    'grant-type-not-offered',
    'Leaves out a grant type that dynamic providers must offer',
    'disc-grant-types-dynamic',
    unlisting('grant_types_supported', 'implicit'),
  ),
  metadataFault(
    'request-object-rs256-not-offered',
    'Leaves RS256 out of the algorithms of request objects',
    'disc-request-object-algs',
    unlisting('request_object_signing_alg_values_supported', 'RS256'),
  ),
  metadataFault(
    'flag-as-string',
    'Writes a flag as a string',
    'disc-flags',
    setting({ request_parameter_supported: 'true' }),
    [...BOTH_DOCUMENTS, 'discovery/disc-schema-types'],
  ),
  metadataFault(
    'locale-malformed',
    'Lists a locale with an underscore',
    'disc-locales-syntax',
    setting({ ui_locales_supported: ['en', 'pt_BR'] }),
  ),
  metadataFault(
    'locale-lower-case',
    'Writes the region of a locale in lower case',
    'disc-locales-case',
    setting({ ui_locales_supported: ['en', 'pt-br'] }),
  ),
  metadataFault(
    'pkce-methods-unknown',
    'Offers only a PKCE method that nobody knows',
    'disc-pkce-methods',
    setting({ code_challenge_methods_supported: ['S512'] }),
  ),
]

/** A key as RFC 7517 appendix A.1 has it, so that it can be read. */
const FURTHER_KEY = {
  kty: 'EC',
  crv: 'P-256',
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
  use: 'sig',
  alg: 'ES256',
} as const

type Keys = readonly Readonly<JsonObject>[]

/** A row about the key set. */
const keySetFault = (
  name: string,
  title: string,
  row: string,
  alter: (keys: Keys) => Keys,
  follows: readonly string[] = [],
): Fault =>
  defineFault({
    id: `discovery/${name}`,
    title,
    caughtBy: [`discovery/${row}`],
    ...(follows.length === 0 ? {} : { follows }),
    seam: 'jwks',
    alter: ({ keys }) => ({ keys: [...alter(keys)] }),
  })

const keySetFaults: readonly Fault[] = [
  keySetFault(
    'sig-kid-number',
    'Publishes a key whose kid is a number',
    'jwks-structure',
    (keys) => [...keys, { ...FURTHER_KEY, kid: 17 }],
    ['discovery/jwks-kid-present', 'document/get-jwks-body'],
  ),
  keySetFault('jwks-symmetric-key', 'Publishes a symmetric key', 'jwks-public-only', (keys) => [
    ...keys,
    { kty: 'oct', k: 'c2VjcmV0LWJ1dC1wdWJsaXNoZWQ', kid: 'shared', use: 'sig', alg: 'HS256' },
  ]),
  keySetFault('sig-extra-keys', 'Publishes a key of an unknown type', 'jwks-usable-keys', (keys) => [
    ...keys,
    { kty: 'LATTICE', kid: 'future', use: 'sig' },
  ]),
  keySetFault('jwks-kid-absent', 'Publishes a second key without kid', 'jwks-kid-present', (keys) => [
    ...keys,
    FURTHER_KEY,
  ]),
  keySetFault('sig-kid-duplicate', 'Publishes two keys with the same kid', 'jwks-kid-distinct', (keys) => [
    ...keys,
    { ...FURTHER_KEY, kid: 'twin' },
    { ...FURTHER_KEY, kid: 'twin', use: 'enc', alg: 'ECDH-ES' },
  ]),
]

/** What a provider gets wrong in its configuration document and its key set. */
export const discoveryFaults: readonly Fault[] = [
  defineFault({
    id: 'discovery/cfg-status-201',
    title: 'Answers the configuration request with status 201',
    caughtBy: ['discovery/disc-status-200', 'document/get-discovery-status'],
    seam: 'response',
    alter: (response, { operationId }) =>
      operationId === 'getDiscovery'
        ? new Response(response.body, { status: 201, headers: response.headers })
        : response,
  }),
  defineFault({
    id: 'discovery/cfg-text',
    title: 'Serves the configuration document as plain text',
    caughtBy: ['discovery/disc-json-type', 'document/get-discovery-media-type'],
    seam: 'response',
    alter: (response, { operationId }) => {
      if (operationId !== 'getDiscovery') return response
      const headers = new Headers(response.headers)
      headers.set('content-type', 'text/plain; charset=utf-8')
      return new Response(response.body, { status: response.status, headers })
    },
  }),
  defineFault({
    id: 'discovery/cfg-invalid-json',
    title: 'Cuts the configuration document off in the middle',
    caughtBy: ['discovery/disc-json-type', 'document/get-discovery-body'],
    seam: 'response',
    alter: async (response, { operationId }) => {
      if (operationId !== 'getDiscovery') return response
      const { status, headers } = response
      const text = await response.text()
      return new Response(text.slice(0, text.length / 2), { status, headers })
    },
  }),
  ...metadataFaults,
  defineFault({
    id: 'discovery/jwks-down',
    title: 'Answers the request for the key set with status 500',
    caughtBy: ['discovery/jwks-fetch'],
    follows: ['document/get-jwks-status', ...FRONT_CHANNEL_SIGN_INS],
    seam: 'request',
    alter: (request, { operationId }) => (operationId === 'getJwks' ? new Response(null, { status: 500 }) : request),
  }),
  defineFault({
    id: 'discovery/jwks-empty',
    title: 'Publishes no keys',
    caughtBy: ['discovery/jwks-structure'],
    follows: ['discovery/jwks-one-match', 'id-token/idt-signature', 'userinfo/ui-signed', ...FRONT_CHANNEL_SIGN_INS],
    seam: 'jwks',
    alter: () => ({ keys: [] }),
  }),
  ...keySetFaults,
  defineFault({
    id: 'discovery/sig-kid-unknown',
    title: 'Names a key in ID Tokens that is not published',
    caughtBy: ['discovery/jwks-one-match'],
    follows: ['flows/logout', 'id-token/idt-signature', ...FRONT_CHANNEL_SIGN_INS],
    seam: 'idToken',
    alter: (draft) => ({ ...draft, header: { ...draft.header, kid: 'unknown' } }),
  }),
]
