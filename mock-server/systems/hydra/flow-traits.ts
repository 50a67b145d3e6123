import type { RedirectUriTraits } from './authorization/redirect-uri.js'
import type { MemberType } from './sessions/read-body.js'

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code'

/** Grant types that only some lines know. */
export type FurtherGrant = typeof JWT_BEARER | typeof DEVICE_CODE

/** What one line does otherwise than the others in flows, sessions and tokens: a part of `HydraLine`. */
export interface FlowTraits {
  /** `bound`: a request has one challenge and one verifier. `snapshots`: each decision makes a verifier, and all of them work. */
  readonly handles: 'bound' | 'snapshots'
  /** How long login and consent may take where nothing is set, in seconds. */
  readonly requestTtl: number
  /** A login request that was decided before: decided anew, or refused. */
  readonly decidedLogin: 'replaced' | 'refused'
  /** A consent request that was used. */
  readonly usedConsent: 'replaced' | 'refused'
  /** Whether the app may be refused a look at a request that was used. */
  readonly usedRequest: 'refused' | 'shown'
  /** Members that nobody knows in what the app sends. */
  readonly unknownMembers: { readonly login: 'refused' | 'ignored'; readonly consent: 'refused' | 'ignored' }
  /** Members of an accepted login that only some lines know. */
  readonly loginMembers: Readonly<Record<string, MemberType>>
  readonly consentMembers: Readonly<Record<string, MemberType>>
  /** Whether a body that can't be read is an error without a name. */
  readonly namelessBodyErrors: { readonly login: boolean; readonly consent: boolean }
  /** What accepting for another person than the one remembered does. `asked again`: the browser is sent to sign in anew. */
  readonly otherSubject: 'refused' | 'asked again'
  /** Least `max_age` that counts. */
  readonly shortestMaxAge: 0 | 1
  /** Whether the query of the login app's URL stays beside the challenge, or makes room for it and `identity_schema`. */
  readonly loginUrlQuery: 'kept' | 'replaced'
  /** What comes back to the client when the app refuses a login, and the browser brings that after the time of the request. */
  readonly lateLoginRejection: 'the rejection' | 'the lateness'
  /** Whether the same refusal of a consent request is told each time its verifier comes. */
  readonly consentRejection: 'once' | 'each time'
  /** From when on a consent is listed and may be skipped: the app's word, or the browser that brings it back, with or without its cookie. */
  readonly consentCounts: 'once accepted' | 'once brought'
  /** Which remembered consents can make asking needless. */
  readonly consentsToSkip: 'all' | 'the newest' | 'the newest that lasts'
  /** Whether a flow must come back for the client that it began for. */
  readonly clientOfFlow: 'judged' | 'not judged'
  /** Where verifiers may stand. */
  readonly verifiersIn: 'query' | 'query or form'
  /** The base of the URL that a flow comes back to. */
  readonly authorizeUrl: 'issuer' | 'issuer or as set' | 'public or as set'
  /** The error of a verifier that is used up; one that never was is always `access_denied`. */
  readonly spentVerifier: 'invalid_request' | 'access_denied'
  /** Errors of sign-ins come without a hint of their own: what is wrong is for operators. */
  readonly fewHints: boolean
  /** A sign-in that does not fit `prompt` or the hint ends the browser's session. */
  readonly misfitEndsSession: boolean
  /** What comes of taking a session from the browser that had ended elsewhere. */
  readonly takingEndedSession: 'passes' | 'fails'
  /** How often the server tries again to reach what fails: clients at logout, hooks. */
  readonly furtherAttempts: number
  readonly promptRegistration: boolean

  readonly finalStatus: 302 | 303
  readonly finalNoStore: boolean
  readonly responseModes: boolean
  /** Error parameters in a fragment are percent-encoded twice. */
  readonly doubleEncodedErrorFragment: boolean
  /**
   * How the parameters of a response stand in its URL. `spaces as %20`: as in a form but for them, in the redirect URI too.
   * `bare in fragments`: a fragment holds them as they are, with what no fragment may have percent-encoded.
   */
  readonly responseEncoding: 'as in a form' | 'spaces as %20' | 'bare in fragments'
  /** What the setting for the oldest way to compare scopes means. */
  readonly hierarchicScopes: 'hierarchic' | 'exact'
  readonly redirectUris: RedirectUriTraits
  readonly requestObject: {
    readonly defaultAlgorithm: string
    readonly stateOf: 'query' | 'object'
  }
  readonly hybridNonce: 'always' | 'with id_token'

  readonly consentMembersShown: {
    readonly amr: boolean
    readonly requestId: boolean
    readonly emptyContext: 'left out' | '{}' | 'null'
  }
  /** Lists of requests that are empty. */
  readonly emptyRequestedAudience: 'null' | '[]'
  readonly consentSessions: {
    readonly challenge: 'challenge' | 'request id' | 'empty'
    readonly emptyLists: 'null' | '[]'
    readonly emptySession: 'null' | 'empty objects'
    readonly sidInSession: boolean
    readonly context: boolean
    readonly requestId: boolean
    readonly revokeNeedsChoice: boolean
    readonly nothingToRevoke: 404 | 204
    readonly revokeById: boolean
    readonly bySession: boolean
    /** What `Link` counts by. */
    readonly links: 'of the page' | 'by size times offset'
    /** Consents whose time is over: not in the list at all, or missing from its pages and counted. */
    readonly expired: 'not listed' | 'left out of pages'
    /** What the total counts where the list is of one session. */
    readonly counted: 'of the list' | 'of the person'
    readonly emptyPage: 'with links' | 'without links'
    /** What a consent still names when its session is over: session and login request, the request only, or neither. */
    readonly afterSession: 'both' | 'login request' | 'neither'
    /** Whether consents go with the client that they were given to. */
    readonly withClient: 'go' | 'stay'
  }
  readonly loginSessions: { readonly unknownSubject: 404 | 204; readonly bySid: boolean }
  readonly logout: {
    readonly challengeShown: boolean
    /** A request that was rejected is as if it had never been, or can be accepted and rejected still. */
    readonly afterRejection: 'forgotten' | 'decided anew'
    readonly rejectUnknown: 204 | 404
    readonly usedVerifier: 'invalid_request' | 'nameless' | 'works'
    readonly unknownVerifier: 'nameless' | 'not found'
    readonly namedNotFound: boolean
    readonly emptyState: boolean
    /** What the app is told of a request that was used: it as before, or where to begin anew. */
    readonly usedRequest: 'shown' | 'gone'
    /** Parameters that cannot be decoded are as if they were not there, or the whole request is refused. */
    readonly undecodable: 'passed over' | 'refused'
    /** Whether a request without a hint is over after the life of requests. */
    readonly ends: boolean
    /** Which clients a session tells of its end: those for which consent was asked, or decided and brought back. */
    readonly tells: 'the asked' | 'the decided'
  }

  readonly cookies: {
    readonly loginCsrf: string
    readonly consentCsrf: string
    readonly session: string
    readonly deviceCsrf: string
    /** How names end on a server without https. */
    readonly insecureSuffix: '' | '_insecure' | '_dev'
    /** Whether names, domain, path and `Secure` can be set. */
    readonly configurable: boolean
    /** Whether names of CSRF cookies end with a hash of the client's id. */
    readonly perClient: boolean
    /** When `SameSite=None`, which is meant unless another is set, becomes `Lax`. */
    readonly laxInsteadOfNone: 'never' | 'on a server without https' | 'for an issuer without https'
    /** Seconds; `undefined`: the life of a request. */
    readonly csrfMaxAge: number | undefined
    /** `Max-Age` of a session whose `remember_for` is 0, or less; `undefined`: none. */
    readonly rememberedForZero: 'as set' | undefined
    readonly rememberedForLess: 'as set' | number | undefined
    /** Whether a cookie that is taken away says HttpOnly and SameSite. */
    readonly deletionHasAttributes: boolean
  }

  readonly tokens: {
    readonly prefixes: { readonly access: string; readonly refresh: string; readonly code: string }
    /** A client without the grant. */
    readonly grantNotAllowed: 'invalid_grant' | 'unauthorized_client'
    /** The error of a code whose time is over, and whether that is looked at before or after its owner and verifier. */
    readonly expiredCode: { readonly error: 'invalid_request' | 'invalid_grant'; readonly judged: 'first' | 'last' }
    readonly expiredRefreshToken: 'invalid_request' | 'invalid_grant'
    readonly reuseRevokes: boolean
    /** What a refresh token that was used can be used again by: nothing, a time, or a time and a count. */
    readonly rotationGrace: 'none' | 'time' | 'time and count'
    /** Whether the server knows token hooks. */
    readonly hooks: boolean
    /** Whether hooks are told of a name that nobody has. */
    readonly hooksNameNobody: boolean
    /** Whether the setting that leaves `nbf` out counts also for tokens that no person allowed. */
    readonly nbfOfClients: 'stays' | 'as set'
    readonly pkceWithoutChallenge: 'kept' | 'not kept'
    readonly nonceEntropyAtToken: boolean
    readonly emptyNonce: 'empty' | 'left out'
    readonly refreshKeepsNonce: boolean
    readonly refreshKeepsCHash: boolean
    readonly basicWithEmptyPassword: boolean
    readonly assertionNeedsKid: boolean
    /** Whether an assertion may also be meant for the token endpoint that discovery was told to name. */
    readonly namedTokenUrl: boolean
    /** What is said of a JWT of a client that cannot be decoded, or whose signature is wrong. */
    readonly brokenJwt: 'nameless' | 'named'
    /** Whether a grant type that nobody knows is refused before the client is looked at. */
    readonly unknownGrantFirst: boolean
    /** Whether `audience` may be there more than once; else the first counts. */
    readonly repeatedAudience: boolean
    /** Whether clients may have an access token strategy of their own. */
    readonly strategyOfClients: boolean
    /** Whether the settings say which claims JWT access tokens have. */
    readonly claimSettings: boolean
    /** Claims of the session that have the names of the server's own, where the server has none to say. */
    readonly ownClaimNames: 'stay' | 'left out'
    /** Whether the `acr` of an ID token whose login app named none, although the client asked for some, is the grant's from then on. */
    readonly acrFallbackStays: boolean
    readonly introspection: 'token_type' | 'token_use'
    readonly introspectionNoStore: boolean
    readonly inactiveType: string
    readonly revocationNoStore: boolean
    readonly userinfo: 'with sid' | 'with times'
    /** What UserInfo says of nobody, when a client asks with a token of its own. */
    readonly userinfoOfClients: Readonly<Record<string, unknown>>
    readonly userinfoChallenge: 'bare' | 'bearer'
    readonly expiredAtUserinfo: 'token_expired' | 'invalid_token'
    /** Whether tokens for verifiable credentials come with a nonce. */
    readonly credentials: boolean
    /** Whether clients that ask for no scope may get all of theirs, by the settings. */
    readonly defaultScopeOfClients: boolean
    /** Grant types of the token endpoint beside those of all lines. */
    readonly furtherGrants: readonly FurtherGrant[]
  }
}

const FLOWS_1_5: FlowTraits = {
  handles: 'bound',
  requestTtl: 3_600,
  decidedLogin: 'replaced',
  usedConsent: 'replaced',
  usedRequest: 'refused',
  unknownMembers: { login: 'refused', consent: 'refused' },
  loginMembers: {},
  consentMembers: { handled_at: 'date' },
  namelessBodyErrors: { login: true, consent: true },
  otherSubject: 'refused',
  shortestMaxAge: 1,
  loginUrlQuery: 'kept',
  lateLoginRejection: 'the rejection',
  consentRejection: 'once',
  consentCounts: 'once accepted',
  consentsToSkip: 'all',
  clientOfFlow: 'not judged',
  verifiersIn: 'query',
  authorizeUrl: 'issuer',
  spentVerifier: 'invalid_request',
  fewHints: true,
  misfitEndsSession: false,
  takingEndedSession: 'passes',
  furtherAttempts: 0,
  promptRegistration: false,
  finalStatus: 302,
  finalNoStore: false,
  responseModes: false,
  doubleEncodedErrorFragment: true,
  responseEncoding: 'spaces as %20',
  hierarchicScopes: 'hierarchic',
  redirectUris: {
    letterCase: 'ignored',
    withOpenid: 'may be left out',
    decodedAgain: true,
    anyPort: { at: 'the usual two', besides: 'host and query' },
    secureHttp: { at: '127.0.0.1', inDevelopment: false },
  },
  requestObject: { defaultAlgorithm: 'RS256', stateOf: 'query' },
  hybridNonce: 'always',
  consentMembersShown: { amr: false, requestId: false, emptyContext: 'left out' },
  emptyRequestedAudience: 'null',
  consentSessions: {
    challenge: 'challenge',
    emptyLists: 'null',
    emptySession: 'null',
    sidInSession: true,
    context: false,
    requestId: false,
    revokeNeedsChoice: false,
    nothingToRevoke: 404,
    revokeById: false,
    bySession: false,
    links: 'of the page',
    expired: 'not listed',
    counted: 'of the list',
    emptyPage: 'with links',
    afterSession: 'both',
    withClient: 'stay',
  },
  loginSessions: { unknownSubject: 404, bySid: false },
  logout: {
    challengeShown: false,
    afterRejection: 'forgotten',
    rejectUnknown: 404,
    usedVerifier: 'invalid_request',
    unknownVerifier: 'not found',
    namedNotFound: true,
    emptyState: true,
    usedRequest: 'shown',
    undecodable: 'passed over',
    ends: false,
    tells: 'the asked',
  },
  cookies: {
    loginCsrf: 'oauth2_authentication_csrf',
    consentCsrf: 'oauth2_consent_csrf',
    session: 'oauth2_authentication_session',
    deviceCsrf: '',
    insecureSuffix: '',
    configurable: false,
    perClient: false,
    laxInsteadOfNone: 'never',
    csrfMaxAge: 2_592_000,
    rememberedForZero: undefined,
    rememberedForLess: 2_592_000,
    deletionHasAttributes: false,
  },
  tokens: {
    prefixes: { access: '', refresh: '', code: '' },
    grantNotAllowed: 'invalid_grant',
    expiredCode: { error: 'invalid_request', judged: 'last' },
    expiredRefreshToken: 'invalid_request',
    hooks: false,
    hooksNameNobody: false,
    nbfOfClients: 'stays',
    reuseRevokes: false,
    rotationGrace: 'none',
    pkceWithoutChallenge: 'kept',
    nonceEntropyAtToken: true,
    emptyNonce: 'empty',
    refreshKeepsNonce: false,
    refreshKeepsCHash: true,
    basicWithEmptyPassword: false,
    assertionNeedsKid: true,
    namedTokenUrl: false,
    brokenJwt: 'nameless',
    acrFallbackStays: true,
    unknownGrantFirst: false,
    repeatedAudience: false,
    strategyOfClients: false,
    claimSettings: false,
    ownClaimNames: 'stay',
    introspection: 'token_type',
    introspectionNoStore: false,
    inactiveType: 'application/json',
    revocationNoStore: false,
    userinfo: 'with sid',
    userinfoOfClients: { sub: '' },
    userinfoChallenge: 'bare',
    expiredAtUserinfo: 'token_expired',
    credentials: false,
    defaultScopeOfClients: false,
    furtherGrants: [],
  },
}

const FLOWS_1_9: FlowTraits = {
  ...FLOWS_1_5,
  decidedLogin: 'refused',
  consentsToSkip: 'the newest',
  authorizeUrl: 'issuer or as set',
  usedConsent: 'refused',
  namelessBodyErrors: { login: false, consent: true },
  fewHints: false,
  misfitEndsSession: true,
  finalNoStore: true,
  responseModes: true,
  doubleEncodedErrorFragment: false,
  responseEncoding: 'bare in fragments',
  redirectUris: {
    ...FLOWS_1_5.redirectUris,
    letterCase: 'counts',
    decodedAgain: false,
    anyPort: { at: 'the usual two', besides: 'scheme' },
    secureHttp: { at: 'the usual two', inDevelopment: false },
  },
  requestObject: { defaultAlgorithm: '', stateOf: 'object' },
  hybridNonce: 'with id_token',
  consentMembersShown: { amr: false, requestId: false, emptyContext: '{}' },
  emptyRequestedAudience: '[]',
  consentSessions: {
    ...FLOWS_1_5.consentSessions,
    emptyLists: '[]',
    emptySession: 'empty objects',
    sidInSession: false,
    revokeNeedsChoice: true,
    expired: 'left out of pages',
    emptyPage: 'without links',
    afterSession: 'neither',
    withClient: 'go',
  },
  loginSessions: { unknownSubject: 204, bySid: false },
  logout: {
    challengeShown: false,
    afterRejection: 'decided anew',
    rejectUnknown: 204,
    usedVerifier: 'nameless',
    unknownVerifier: 'nameless',
    namedNotFound: false,
    emptyState: false,
    usedRequest: 'shown',
    undecodable: 'refused',
    ends: false,
    tells: 'the asked',
  },
  cookies: {
    ...FLOWS_1_5.cookies,
    insecureSuffix: '_insecure',
    laxInsteadOfNone: 'on a server without https',
    deletionHasAttributes: true,
  },
  tokens: {
    ...FLOWS_1_5.tokens,
    grantNotAllowed: 'unauthorized_client',
    expiredCode: { error: 'invalid_grant', judged: 'first' },
    nonceEntropyAtToken: false,
    refreshKeepsNonce: true,
    refreshKeepsCHash: false,
    assertionNeedsKid: false,
    repeatedAudience: true,
    acrFallbackStays: false,
    introspection: 'token_use',
    defaultScopeOfClients: true,
    introspectionNoStore: true,
    inactiveType: 'application/json;charset=UTF-8',
    revocationNoStore: true,
    userinfo: 'with times',
    // The beginning of time, as Go knows it.
    userinfoOfClients: { rat: -62_135_596_800, sub: '' },
  },
}

const FLOWS_2_3: FlowTraits = {
  ...FLOWS_1_9,
  furtherAttempts: 2,
  handles: 'snapshots',
  requestTtl: 1_800,
  decidedLogin: 'replaced',
  usedConsent: 'replaced',
  usedRequest: 'shown',
  unknownMembers: { login: 'refused', consent: 'ignored' },
  loginMembers: { amr: 'texts', extend_session_lifespan: 'flag', identity_provider_session_id: 'text' },
  consentMembers: { handled_at: 'date', context: 'anything' },
  otherSubject: 'asked again',
  shortestMaxAge: 0,
  clientOfFlow: 'judged',
  authorizeUrl: 'public or as set',
  spentVerifier: 'access_denied',
  takingEndedSession: 'fails',
  consentCounts: 'once brought',
  promptRegistration: true,
  finalStatus: 303,
  responseEncoding: 'as in a form',
  hierarchicScopes: 'exact',
  redirectUris: {
    ...FLOWS_1_9.redirectUris,
    withOpenid: 'required',
    anyPort: { at: 'all', besides: 'scheme' },
    secureHttp: { at: 'all', inDevelopment: true },
  },
  consentMembersShown: { amr: true, requestId: false, emptyContext: 'null' },
  consentSessions: {
    ...FLOWS_1_9.consentSessions,
    challenge: 'request id',
    context: true,
    nothingToRevoke: 204,
    bySession: true,
    links: 'by size times offset',
    counted: 'of the person',
    afterSession: 'login request',
  },
  loginSessions: { unknownSubject: 204, bySid: true },
  logout: {
    ...FLOWS_1_9.logout,
    challengeShown: true,
    rejectUnknown: 404,
    usedVerifier: 'works',
    unknownVerifier: 'not found',
    usedRequest: 'gone',
    ends: true,
    tells: 'the decided',
  },
  cookies: {
    loginCsrf: 'ory_hydra_login_csrf',
    consentCsrf: 'ory_hydra_consent_csrf',
    session: 'ory_hydra_session',
    deviceCsrf: 'ory_hydra_device_csrf',
    insecureSuffix: '_dev',
    configurable: true,
    perClient: true,
    laxInsteadOfNone: 'for an issuer without https',
    csrfMaxAge: undefined,
    rememberedForZero: undefined,
    rememberedForLess: undefined,
    deletionHasAttributes: true,
  },
  tokens: {
    ...FLOWS_1_9.tokens,
    prefixes: { access: 'ory_at_', refresh: 'ory_rt_', code: 'ory_ac_' },
    expiredRefreshToken: 'invalid_grant',
    hooks: true,
    hooksNameNobody: true,
    reuseRevokes: true,
    rotationGrace: 'time',
    pkceWithoutChallenge: 'not kept',
    nonceEntropyAtToken: true,
    emptyNonce: 'left out',
    basicWithEmptyPassword: true,
    namedTokenUrl: true,
    brokenJwt: 'named',
    unknownGrantFirst: true,
    strategyOfClients: true,
    claimSettings: true,
    ownClaimNames: 'left out',
    userinfoChallenge: 'bearer',
    userinfoOfClients: {},
    expiredAtUserinfo: 'invalid_token',
    credentials: true,
    furtherGrants: [JWT_BEARER],
  },
}

const FLOWS_2: FlowTraits = {
  ...FLOWS_2_3,
  unknownMembers: { login: 'ignored', consent: 'ignored' },
  consentMembers: { context: 'anything' },
  loginUrlQuery: 'replaced',
  lateLoginRejection: 'the lateness',
  consentRejection: 'each time',
  consentsToSkip: 'the newest that lasts',
  verifiersIn: 'query or form',
  consentMembersShown: { amr: true, requestId: true, emptyContext: 'null' },
  consentSessions: {
    ...FLOWS_2_3.consentSessions,
    challenge: 'empty',
    requestId: true,
    revokeById: true,
    links: 'of the page',
    expired: 'not listed',
  },
  cookies: { ...FLOWS_2_3.cookies, rememberedForZero: 'as set', rememberedForLess: 'as set' },
  tokens: {
    ...FLOWS_2_3.tokens,
    hooksNameNobody: false,
    nbfOfClients: 'as set',
    rotationGrace: 'time and count',
    furtherGrants: [JWT_BEARER, DEVICE_CODE],
  },
}

/** The four rows. */
export const FLOW_TRAITS = {
  'hydra-1.5': FLOWS_1_5,
  'hydra-1.9': FLOWS_1_9,
  'hydra-2.3': FLOWS_2_3,
  'hydra-2': FLOWS_2,
} as const satisfies Readonly<Record<string, FlowTraits>>
