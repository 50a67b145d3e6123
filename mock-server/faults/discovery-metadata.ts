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

/** What a provider gets wrong in its configuration document. */
export const metadataFaults: readonly Fault[] = [
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
