import { FLOW_TRAITS, type FlowTraits } from './flow-traits.js'
import type { RuntimeMetricName } from './metadata/runtime-metrics.js'
import { LIFESPANS, type Lifespan } from './records.js'
import { canonicalName } from './routing/header-names.js'
import type { HydraSystem } from './systems.js'

/** The two listeners of a Hydra server. */
export type Side = 'public' | 'admin'

/** What is answered where there is nothing. */
export type NotFound = 'json' | 'text' | 'page'

/** How an id becomes part of a path: `as a path` keeps its slashes. */
export type IdEscape = 'as it is' | 'as a path' | 'twice'

/** How a list is given out in pages. */
export type PagingKind =
  | {
      readonly kind: 'offset'
      /** `whole`: a page begins at a multiple of the limit. */
      readonly pages: 'anywhere' | 'whole'
      /** What a limit of 0 or less gets. */
      readonly zeroLimit: 'nothing' | 'drops the connection'
      readonly default: number
      readonly maximum: number
    }
  /** `numbered`: a token is an offset that everyone can read. `sealed`: it says where to go on, and is new each time. */
  | { readonly kind: 'numbered tokens' | 'sealed tokens'; readonly default: number; readonly maximum: number }

/**
 * What one line of Hydra does otherwise than the others. Handlers read from it and never ask for a version; a difference that is
 * not here does not exist.
 */
export interface HydraLine {
  readonly system: HydraSystem
  /** What `/version` says. */
  readonly version: string

  readonly routing: {
    /** `redirect`: 301 or 307 to the path without it. `ignored`: served as if it were not there. */
    readonly trailingSlash: 'redirect' | 'ignored'
    /** `redirect`: a path in other letter case leads to the right one. */
    readonly letterCase: 'redirect' | 'counts'
    /** Status of a redirect to the clean path, for GET and for other methods. */
    readonly cleanPath: readonly [get: number, others: number]
    /** Whether the path is decoded before it is compared with the routes, so that `%2F` separates. */
    readonly decodedFirst: boolean
    /** Whether GET routes answer HEAD. */
    readonly head: boolean
    /** Whether OPTIONS is answered, and named in `Allow`, wherever there is a route. */
    readonly options: boolean
    readonly notFound: Readonly<Record<Side | 'admin root', NotFound>>
    /** Whether a wrong method gets 405 with `Allow`; else it is as if nothing were there. */
    readonly methodNotAllowed: Readonly<Record<Side, boolean>>
    /** What the admin side does with a path that has no `/admin` before it. */
    readonly bareAdminPath: 'is the path' | 'redirects' | 'is served too'
  }

  /** Which answers say `private, no-cache, no-store, must-revalidate` when their handler says nothing else. */
  readonly noCache: 'none' | 'of handlers' | 'of every GET'
  /** Whether an admin list and others carry a total. */
  readonly totalCount: boolean

  readonly errors: {
    /** `separate`: hint, debug and status are members of their own. `appended`: they end the description. */
    readonly hint: 'separate' | 'appended'
    /** Whether the settings can bring the members of their own back. */
    readonly legacyFields: boolean
    /** Full stop after the standing sentences. */
    readonly fullStop: boolean
    /** Members of answers of the admin API after the description. */
    readonly requestId: boolean
    /** Cache headers of errors of the token endpoint and its kin. */
    readonly tokenErrorsNoStore: boolean
    /** Whether a body of the admin API that cannot be read is an error without a name (status 500). */
    readonly namelessBodies: boolean
  }

  /** Status of the pages that stand in for the operator's own. */
  readonly fallbackStatus: 200 | 500

  readonly clients: {
    /** What is asked of a client that does not exist. */
    readonly unknown: { readonly status: 401 | 404; readonly error: string; readonly described: boolean }
    /** Path of the collection. */
    readonly path: string
    /** How the id stands in `Location`, and in `registration_client_uri`. */
    readonly escapes: { readonly location: IdEscape; readonly uri: IdEscape }
    /** The error of metadata that are not accepted. */
    readonly invalidMetadata: 'invalid_request' | 'its own'
    /** Lists that were never set are null: for good, or in the answer that made the client. */
    readonly nullLists: 'always' | 'at first'
    /** Whether deleting a client that does not exist is an error. */
    readonly deletesOnce: boolean
    /** Whether a replaced client keeps the time at which it was made. */
    readonly keepsCreation: boolean
    /** How lists of clients are paged. */
    readonly paging: PagingKind
    /** A database gives them out by their ids, a memory as they were made. */
    readonly order: 'by id' | 'as made'
    /** Whether lists can be filtered by `client_name` and `owner`. */
    readonly filters: boolean
    /** Whether clients have registration access tokens, and the members of 2.x. */
    readonly selfService: boolean
    /** `registration_client_uri` of a client whose id was generated. */
    readonly generatedUri: string
    /** `Location` of what was registered at `/oauth2/register`. */
    readonly registeredLocation: (id: string) => string
    readonly lifespans: readonly Lifespan[]
    /** Whether a key set without `keys` is one, beside `jwks_uri` and for `private_key_jwt`. */
    readonly emptyKeySet: 'counts' | 'is none'
    /** Whether `jwks` may hold public and private keys only, and no secrets. */
    readonly onlyAsymmetricKeys: boolean
    /** Whether `tos_uri` must be a URL of the web. */
    readonly judgesTermsUri: boolean
    /** A patched client is read into the one that is there, so that what was taken out stays; else it is a new one. */
    readonly patchesInPlace: boolean
  }

  readonly cors: {
    readonly preflightStatus: 200 | 204
    /** Value of Vary on answers to preflight requests. */
    readonly preflightVary: string
    /** Methods come in upper case, header names in lower case and in order, as browsers send them; else nothing is allowed. */
    readonly onlyAsBrowsersSend: boolean
    /** How the header names that were asked for are given back. */
    readonly headerNames: (names: string) => string
    readonly allowedMethods: readonly string[]
    readonly allowedHeaders: readonly string[]
    readonly alwaysAllowedHeaders: readonly string[]
    readonly exposedHeaders: readonly string[]
    /** Whether `allowed_cors_origins` of the client that a request names count; later lines also read forms, and let all preflights of these routes pass. */
    readonly ofClients: 'no' | 'by header' | 'by form too'
    /** Whether the public side has a policy for all that it answers, around that of some routes. */
    readonly wholePublicSide: boolean
    /** Whether routes with a policy of their own show `*` where all origins are allowed. */
    readonly starOfRoutes: boolean
    /** Whether OPTIONS that is no preflight request is like any other method. */
    readonly plainOptions: boolean
    readonly negativeMaxAge: 'is 0' | 'not said'
  }

  readonly discovery: {
    readonly device: boolean
    readonly grantTypes: readonly string[]
    readonly responseModes: readonly string[]
    /** Whether the algorithms of signed answers are named one by one. */
    readonly signedResponses: boolean
    /** Members at the end, with the URL that credentials are issued at. */
    readonly last: (credentials: string) => Readonly<Record<string, unknown>>
  }

  readonly metrics: {
    /** `none`: of the runtime only. `hydra`: one histogram of its own. `http`: requests by endpoint, method and status. */
    readonly names: 'none' | 'hydra' | 'http'
    /** Metrics of the runtime that not every line has. */
    readonly runtime: readonly RuntimeMetricName[]
    readonly contentType: string
  }

  readonly trust: {
    /** Whether an id that is no UUID is refused before it is looked for. */
    readonly idsAreJudged: boolean
  }

  readonly keys: {
    /** Algorithms that keys can be made for. */
    readonly algorithms: readonly string[]
    /** Algorithms whose keys don't say their `alg`. */
    readonly withoutAlg: readonly string[]
    /** Whether an asymmetric key is kept as two, private and public. */
    readonly pairs: boolean
    /** The kid of a private key that was asked for by this kid. */
    readonly privateKid: (kid: string) => string
    /** The kid by which tokens and key set name a private key. */
    readonly publicKid: (privateKid: string) => string
    /** Members that private keys which are made here lack; those of keys that are put stay. */
    readonly leftOut: readonly string[]
    /** `Location` of a set that a key was made in. */
    readonly location: 'broken' | 'of the issuer'
    /** Whether a body that cannot be read is answered twice over. */
    readonly answersTwice: boolean
    /** Whether a key can be put only into a set that is there, and the set is what is missing. */
    readonly setsFirst: boolean
    /** The error of a kid that the set has already. */
    readonly conflict: 'of keys' | 'of rows'
    /** What tokens are signed by. Where another key is the newest, nothing is signed. */
    readonly signWith: 'the newest pair, of RSA' | 'the newest private key'
    /** Whether the keys of JWT access tokens are published though access tokens are opaque. */
    readonly publishesAccessTokenKeys: boolean
  }

  /** Authorization, challenges, sessions and tokens: `flow-traits.ts`. */
  readonly flows: FlowTraits

  /** Routes that are in no document. */
  readonly extras: readonly ExtraRoute[]
}

/** A route that the servers have and no document names. */
export interface ExtraRoute {
  readonly side: Side
  readonly method: string
  readonly path: string
  readonly operation: ExtraOperation
}

type ExtraOperation =
  | 'isAlive'
  | 'isReady'
  | 'oAuth2Authorize'
  | 'getOidcUserInfo'
  | 'revokeOidcSession'
  | 'discoverOidcConfiguration'
  | 'performOAuth2DeviceVerificationFlow'
  | 'showFallback'
  | 'showApp'
  | 'prometheus'
  | 'answerOptions'

const both = (method: string, path: string, operation: ExtraOperation): readonly ExtraRoute[] => [
  { side: 'public', method, path, operation },
  { side: 'admin', method, path, operation },
]
const onPublic = (method: string, path: string, operation: ExtraOperation): ExtraRoute => ({
  side: 'public',
  method,
  path,
  operation,
})

/** What every line has beside its document. */
const EXTRAS: readonly ExtraRoute[] = [
  ...both('GET', '/health/alive', 'isAlive'),
  ...both('GET', '/health/ready', 'isReady'),
  onPublic('POST', '/oauth2/auth', 'oAuth2Authorize'),
  onPublic('POST', '/userinfo', 'getOidcUserInfo'),
  onPublic('GET', '/oauth2/fallbacks/login', 'showFallback'),
  onPublic('GET', '/oauth2/fallbacks/consent', 'showFallback'),
  onPublic('GET', '/oauth2/fallbacks/logout', 'showFallback'),
  onPublic('GET', '/oauth2/fallbacks/logout/callback', 'showFallback'),
  onPublic('GET', '/oauth2/fallbacks/error', 'showFallback'),
  ...['login', 'consent', 'logout', 'device'].flatMap((page) => [
    onPublic('GET', `/touchstone/${page}`, 'showApp'),
    onPublic('POST', `/touchstone/${page}`, 'showApp'),
  ]),
  onPublic('OPTIONS', '/oauth2/token', 'answerOptions'),
  onPublic('OPTIONS', '/oauth2/revoke', 'answerOptions'),
  onPublic('OPTIONS', '/userinfo', 'answerOptions'),
  onPublic('OPTIONS', '/.well-known/openid-configuration', 'answerOptions'),
  onPublic('OPTIONS', '/.well-known/jwks.json', 'answerOptions'),
]
const METRICS: ExtraRoute = { side: 'admin', method: 'GET', path: '/admin/metrics/prometheus', operation: 'prometheus' }
const POST_LOGOUT = onPublic('POST', '/oauth2/sessions/logout', 'revokeOidcSession')

/** The router of 1.x, which 2.3 kept. */
const HTTPROUTER = {
  trailingSlash: 'redirect',
  letterCase: 'redirect',
  cleanPath: [301, 307],
  decodedFirst: true,
  head: false,
  options: true,
  notFound: { public: 'json', admin: 'json', 'admin root': 'json' },
  methodNotAllowed: { public: true, admin: true },
  bareAdminPath: 'is the path',
} as const satisfies HydraLine['routing']

/** The one credential that 2.x issues, OpenID for Verifiable Credential Issuance, draft 00. */
const USER_INFO_CREDENTIAL = {
  format: 'jwt_vc_json',
  types: ['VerifiableCredential', 'UserInfoCredential'],
  cryptographic_binding_methods_supported: ['jwk'],
  cryptographic_suites_supported: [
    'PS256',
    'RS256',
    'ES256',
    'PS384',
    'RS384',
    'ES384',
    'PS512',
    'RS512',
    'ES512',
    'EdDSA',
  ],
}

const HYDRA_1_5: HydraLine = {
  system: 'hydra-1.5',
  flows: FLOW_TRAITS['hydra-1.5'],
  version: 'v1.5.0',
  routing: HTTPROUTER,
  noCache: 'none',
  totalCount: false,
  errors: {
    hint: 'separate',
    legacyFields: false,
    fullStop: false,
    requestId: true,
    tokenErrorsNoStore: false,
    namelessBodies: true,
  },
  fallbackStatus: 500,
  clients: {
    unknown: { status: 401, error: 'The request could not be authorized', described: true },
    path: '/clients',
    escapes: { location: 'as it is', uri: 'as it is' },
    invalidMetadata: 'invalid_request',
    nullLists: 'always',
    deletesOnce: false,
    keepsCreation: false,
    paging: { kind: 'offset', pages: 'anywhere', zeroLimit: 'nothing', default: 100, maximum: 500 },
    order: 'as made',
    filters: false,
    selfService: false,
    generatedUri: '',
    registeredLocation: (id) => `/clients/${id}`,
    lifespans: [],
    emptyKeySet: 'counts',
    onlyAsymmetricKeys: false,
    judgesTermsUri: false,
    patchesInPlace: true,
  },
  cors: {
    preflightStatus: 200,
    preflightVary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
    onlyAsBrowsersSend: false,
    headerNames: (names) => names.split(',').map(canonicalName).join(', '),
    allowedMethods: ['POST', 'GET', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['Authorization', 'Content-Type'],
    alwaysAllowedHeaders: ['Origin'],
    exposedHeaders: ['Content-Type'],
    ofClients: 'no',
    wholePublicSide: false,
    starOfRoutes: true,
    plainOptions: false,
    negativeMaxAge: 'not said',
  },
  metrics: {
    names: 'none',
    runtime: ['go_memstats_lookups_total', 'go_memstats_gc_cpu_fraction'],
    contentType: 'text/plain; version=0.0.4; charset=utf-8',
  },
  trust: { idsAreJudged: false },
  discovery: {
    device: false,
    grantTypes: ['authorization_code', 'implicit', 'client_credentials', 'refresh_token'],
    responseModes: ['query', 'fragment'],
    signedResponses: false,
    last: () => ({}),
  },
  keys: {
    algorithms: ['RS256', 'ES512', 'HS256', 'HS512'],
    withoutAlg: ['ES512'],
    pairs: true,
    privateKid: (kid) => `private:${kid}`,
    publicKid: (kid) => kid.replace(/^private:/, 'public:'),
    leftOut: ['dp', 'dq', 'qi'],
    location: 'broken',
    answersTwice: true,
    setsFirst: true,
    conflict: 'of keys',
    signWith: 'the newest pair, of RSA',
    publishesAccessTokenKeys: false,
  },
  extras: EXTRAS,
}

const HYDRA_1_9: HydraLine = {
  ...HYDRA_1_5,
  system: 'hydra-1.9',
  flows: FLOW_TRAITS['hydra-1.9'],
  // This release was built without its number.
  version: '',
  totalCount: true,
  errors: {
    ...HYDRA_1_5.errors,
    hint: 'appended',
    legacyFields: true,
    fullStop: true,
    requestId: false,
    tokenErrorsNoStore: true,
  },
  fallbackStatus: 200,
  clients: {
    ...HYDRA_1_5.clients,
    invalidMetadata: 'its own',
    nullLists: 'at first',
    deletesOnce: true,
    keepsCreation: true,
    paging: { kind: 'offset', pages: 'whole', zeroLimit: 'drops the connection', default: 100, maximum: 500 },
    order: 'by id',
  },
  cors: { ...HYDRA_1_5.cors, ofClients: 'by header' },
  metrics: { ...HYDRA_1_5.metrics, names: 'hydra' },
  keys: { ...HYDRA_1_5.keys, setsFirst: false, conflict: 'of rows' },
  discovery: {
    ...HYDRA_1_5.discovery,
    last: () => ({ request_object_signing_alg_values_supported: ['RS256', 'none'] }),
  },
  extras: [...EXTRAS, POST_LOGOUT],
}

const HYDRA_2_3: HydraLine = {
  ...HYDRA_1_9,
  system: 'hydra-2.3',
  flows: FLOW_TRAITS['hydra-2.3'],
  version: 'v2.3.0',
  routing: {
    ...HTTPROUTER,
    notFound: { public: 'text', admin: 'page', 'admin root': 'page' },
    bareAdminPath: 'redirects',
  },
  cors: {
    ...HYDRA_1_9.cors,
    preflightStatus: 204,
    onlyAsBrowsersSend: true,
    headerNames: (names) => names,
    ofClients: 'by form too',
    wholePublicSide: true,
    starOfRoutes: false,
    plainOptions: true,
    negativeMaxAge: 'is 0',
    allowedMethods: [...HYDRA_1_9.cors.allowedMethods, 'CONNECT', 'HEAD', 'OPTIONS', 'TRACE'],
    allowedHeaders: [
      'Accept',
      'Content-Type',
      'Content-Length',
      'Accept-Language',
      'Content-Language',
      'Authorization',
    ],
    alwaysAllowedHeaders: [],
    exposedHeaders: [
      'Cache-Control',
      'Expires',
      'Last-Modified',
      'Pragma',
      'Content-Length',
      'Content-Language',
      'Content-Type',
    ],
  },
  noCache: 'of handlers',
  errors: { ...HYDRA_1_9.errors, legacyFields: false, namelessBodies: false },
  clients: {
    ...HYDRA_1_9.clients,
    unknown: { status: 404, error: 'Unable to locate the resource', described: false },
    path: '/admin/clients',
    escapes: { location: 'as it is', uri: 'as a path' },
    paging: { kind: 'numbered tokens', default: 250, maximum: 1_000 },
    filters: true,
    selfService: true,
    generatedUri: '/oauth2/register/',
    registeredLocation: (id) => `/admin/clients/${id}`,
    lifespans: LIFESPANS.filter((name) => !name.startsWith('device_')),
    onlyAsymmetricKeys: true,
  },
  metrics: {
    names: 'http',
    runtime: ['go_memstats_lookups_total'],
    contentType: 'text/plain; version=0.0.4; charset=utf-8; escaping=values',
  },
  discovery: {
    ...HYDRA_1_9.discovery,
    responseModes: ['query', 'fragment', 'form_post'],
    signedResponses: true,
    last: (credentials) => ({
      request_object_signing_alg_values_supported: ['none', 'RS256', 'ES256'],
      code_challenge_methods_supported: ['plain', 'S256'],
      credentials_endpoint_draft_00: credentials,
      credentials_supported_draft_00: [USER_INFO_CREDENTIAL],
    }),
  },
  keys: {
    algorithms: ['RS256', 'ES256', 'ES512', 'EdDSA'],
    withoutAlg: [],
    pairs: false,
    privateKid: (kid) => kid,
    publicKid: (kid) => kid,
    leftOut: [],
    location: 'of the issuer',
    answersTwice: false,
    setsFirst: false,
    conflict: 'of rows',
    signWith: 'the newest private key',
    publishesAccessTokenKeys: true,
  },
  extras: [...HYDRA_1_9.extras, METRICS, onPublic('OPTIONS', '/credentials', 'answerOptions')],
}

const HYDRA_2: HydraLine = {
  ...HYDRA_2_3,
  system: 'hydra-2',
  flows: FLOW_TRAITS['hydra-2'],
  version: 'v26.2.0',
  routing: {
    trailingSlash: 'ignored',
    letterCase: 'counts',
    cleanPath: [307, 307],
    decodedFirst: false,
    head: true,
    options: false,
    notFound: { public: 'page', admin: 'text', 'admin root': 'page' },
    methodNotAllowed: { public: false, admin: true },
    bareAdminPath: 'is served too',
  },
  noCache: 'of every GET',
  metrics: {
    names: 'http',
    runtime: [
      'go_gc_gogc_percent',
      'go_gc_gomemlimit_bytes',
      'go_sched_gomaxprocs_threads',
      'process_network_receive_bytes_total',
      'process_network_transmit_bytes_total',
    ],
    contentType: 'text/plain; version=0.0.4; charset=utf-8; escaping=underscores',
  },
  trust: { idsAreJudged: true },
  discovery: {
    ...HYDRA_2_3.discovery,
    device: true,
    grantTypes: [...HYDRA_2_3.discovery.grantTypes, 'urn:ietf:params:oauth:grant-type:device_code'],
  },
  clients: {
    ...HYDRA_2_3.clients,
    escapes: { location: 'twice', uri: 'twice' },
    paging: { kind: 'sealed tokens', default: 100, maximum: 500 },
    generatedUri: '/oauth2/register',
    registeredLocation: (id) => `admin/clients/${id}`,
    lifespans: LIFESPANS,
    emptyKeySet: 'is none',
    judgesTermsUri: true,
    patchesInPlace: false,
  },
  totalCount: false,
  extras: [
    ...HYDRA_2_3.extras,
    onPublic('GET', '/.well-known/oauth-authorization-server', 'discoverOidcConfiguration'),
    onPublic('GET', '/oauth2/fallbacks/device', 'showFallback'),
    onPublic('GET', '/oauth2/fallbacks/device/done', 'showFallback'),
  ],
}

/** The four lines. */
export const HYDRA_LINES: Readonly<Record<HydraSystem, HydraLine>> = {
  'hydra-1.5': HYDRA_1_5,
  'hydra-1.9': HYDRA_1_9,
  'hydra-2.3': HYDRA_2_3,
  'hydra-2': HYDRA_2,
}
