/** Cross-origin access to one side. */
export interface CorsSettings {
  readonly enabled: boolean
  /** `*`, origins, or origins with one `*` in them; none: all are allowed. */
  readonly allowedOrigins: readonly string[]
  /** @default those of the line */
  readonly allowedMethods: readonly string[] | undefined
  /** @default those of the line */
  readonly allowedHeaders: readonly string[] | undefined
  /** @default those of the line */
  readonly exposedHeaders: readonly string[] | undefined
  readonly allowCredentials: boolean
  /** Seconds; 0: not said. */
  readonly maxAge: number
  readonly optionsPassthrough: boolean
}

/** A hook of the operator that the server calls, and what the hook knows it by. */
export interface HookSettings {
  readonly url: string
  readonly auth?: { readonly in: 'header' | 'cookie'; readonly name: string; readonly value: string } | undefined
}

/** What a Hydra server can be configured to, by the names of its own configuration. Times are in seconds. */
export interface HydraSettings {
  /** `urls.self.issuer`. @default the address that `listen` binds */
  readonly issuer: string | undefined
  /** `urls.self.public`. @default the issuer */
  readonly publicUrl: string | undefined
  readonly loginUrl: string | undefined
  readonly consentUrl: string | undefined
  readonly logoutUrl: string | undefined
  readonly errorUrl: string | undefined
  readonly postLogoutRedirectUrl: string | undefined
  /** `urls.registration`: for `prompt=registration` in 2.x. */
  readonly registrationUrl: string | undefined
  readonly deviceVerificationUrl: string | undefined
  readonly deviceSuccessUrl: string | undefined

  readonly accessTokenTtl: number
  readonly idTokenTtl: number
  /** -1: refresh tokens never expire. */
  readonly refreshTokenTtl: number
  readonly authCodeTtl: number
  /** @default that of the line: half an hour in 2.x, an hour in 1.x */
  readonly loginConsentRequestTtl: number | undefined
  readonly deviceUserCodeTtl: number
  /** How long wallets may sign a nonce, in 2.x. */
  readonly credentialNonceTtl: number
  /** How long 26 remembers a person whose login app names no time. */
  readonly authenticationSessionTtl: number

  readonly accessTokenStrategy: 'opaque' | 'jwt'
  readonly jwtScopeClaim: 'list' | 'string' | 'both'

  readonly exposeInternalErrors: boolean
  readonly pkceEnforced: boolean
  readonly pkceEnforcedForPublicClients: boolean
  readonly clientCredentialsDefaultGrantAllowedScope: boolean
  readonly includeLegacyErrorFields: boolean
  /** Claims of the session that stand at the top of a JWT access token. */
  readonly allowedTopLevelClaims: readonly string[]
  readonly mirrorTopLevelClaims: boolean
  readonly excludeNotBeforeClaim: boolean
  /** 2.x takes `hierarchic` for `exact`. */
  readonly scopeStrategy: 'wildcard' | 'exact' | 'hierarchic'
  readonly deviceTokenPollingInterval: number
  /** Length and characters of user codes, where those are not set by themselves. 26 */
  readonly deviceUserCodeEntropy: 'high' | 'medium' | 'low'
  readonly deviceUserCodeLength: number | undefined
  readonly deviceUserCodeCharacters: string | undefined
  /** How long a refresh token that was used can be used again. 2.x, where it is 5 minutes at most, or 180 days with a count. */
  readonly refreshTokenRotationGracePeriod: number
  /** How often a refresh token can be used within that time; 0 for as often as one likes. 26 */
  readonly refreshTokenRotationGraceReuseCount: number
  /** Asked at each refresh before tokens are issued. 2.x */
  readonly refreshTokenHook: HookSettings | undefined
  /** Asked at each token request before tokens are issued. 2.x */
  readonly tokenHook: HookSettings | undefined
  readonly grantJwtIdOptional: boolean
  readonly grantJwtIssuedDateOptional: boolean
  readonly grantJwtMaxTtl: number

  readonly subjectTypes: readonly string[]
  readonly pairwiseSalt: string
  readonly dynamicClientRegistration: boolean
  readonly dynamicClientRegistrationDefaultScope: readonly string[]

  readonly discoveryRegistrationUrl: string | undefined
  readonly discoveryUserinfoUrl: string | undefined
  readonly discoveryAuthUrl: string | undefined
  readonly discoveryTokenUrl: string | undefined
  readonly discoveryJwksUrl: string | undefined
  /** Where devices begin. 26 */
  readonly discoveryDeviceUrl: string | undefined
  /** Where credentials are issued. 2.x */
  readonly discoveryCredentialsUrl: string | undefined
  readonly discoveryClaims: readonly string[]
  readonly discoveryScopes: readonly string[]
  /** Key sets published in JWKS beside the server's own. */
  readonly broadcastKeys: readonly string[]

  readonly publicCors: CorsSettings
  readonly adminCors: CorsSettings
  readonly cookieSameSite: 'None' | 'Lax' | 'Strict' | undefined
  readonly cookieSameSiteLegacyWorkaround: boolean
  /** Only in 2.x, as names, path and `cookieSecure` are too. */
  readonly cookieDomain: string | undefined
  /** Names given to cookies instead of the server's own; `dev` and clients go on adding to them. */
  readonly cookieNames: Readonly<Record<'loginCsrf' | 'consentCsrf' | 'deviceCsrf' | 'session', string | undefined>>
  /** Path of the session cookie. */
  readonly cookieSessionPath: string
  /**
   * `serve all --dev` of 2.x; `--dangerous-force-http` of 1.x: cookies without `Secure`. In 2.x codes then go over plain http to any
   * machine.
   */
  readonly dev: boolean
  /**
   * Where proxies are that take https away, as CIDR ranges. With any, and without `dev`, a request must say by X-Forwarded-Proto that
   * it came by https. The mock knows no addresses: all its requests come from there.
   */
  readonly tlsTerminationFrom: readonly string[]
  /** Cookies with `Secure` in spite of `dev`, for a server behind https. */
  readonly cookieSecure: boolean
}

const CORS: CorsSettings = {
  enabled: false,
  allowedOrigins: [],
  allowedMethods: undefined,
  allowedHeaders: undefined,
  exposedHeaders: undefined,
  allowCredentials: true,
  maxAge: 0,
  optionsPassthrough: false,
}

/** What holds when nothing is set. */
export const DEFAULT_SETTINGS: HydraSettings = {
  issuer: undefined,
  publicUrl: undefined,
  loginUrl: undefined,
  consentUrl: undefined,
  logoutUrl: undefined,
  errorUrl: undefined,
  postLogoutRedirectUrl: undefined,
  registrationUrl: undefined,
  deviceVerificationUrl: undefined,
  deviceSuccessUrl: undefined,
  accessTokenTtl: 3_600,
  idTokenTtl: 3_600,
  refreshTokenTtl: 2_592_000,
  authCodeTtl: 600,
  loginConsentRequestTtl: undefined,
  deviceUserCodeTtl: 600,
  credentialNonceTtl: 3_600,
  authenticationSessionTtl: 2_592_000,
  accessTokenStrategy: 'opaque',
  jwtScopeClaim: 'list',
  exposeInternalErrors: false,
  pkceEnforced: false,
  pkceEnforcedForPublicClients: false,
  clientCredentialsDefaultGrantAllowedScope: false,
  includeLegacyErrorFields: false,
  allowedTopLevelClaims: [],
  mirrorTopLevelClaims: true,
  excludeNotBeforeClaim: false,
  scopeStrategy: 'wildcard',
  deviceTokenPollingInterval: 5,
  deviceUserCodeEntropy: 'high',
  deviceUserCodeLength: undefined,
  deviceUserCodeCharacters: undefined,
  refreshTokenRotationGracePeriod: 0,
  refreshTokenRotationGraceReuseCount: 0,
  refreshTokenHook: undefined,
  tokenHook: undefined,
  grantJwtIdOptional: false,
  grantJwtIssuedDateOptional: false,
  grantJwtMaxTtl: 2_592_000,
  subjectTypes: ['public'],
  pairwiseSalt: '',
  dynamicClientRegistration: false,
  dynamicClientRegistrationDefaultScope: [],
  discoveryRegistrationUrl: undefined,
  discoveryUserinfoUrl: undefined,
  discoveryAuthUrl: undefined,
  discoveryTokenUrl: undefined,
  discoveryJwksUrl: undefined,
  discoveryDeviceUrl: undefined,
  discoveryCredentialsUrl: undefined,
  discoveryClaims: [],
  discoveryScopes: [],
  broadcastKeys: [],
  publicCors: CORS,
  adminCors: CORS,
  cookieSameSite: undefined,
  cookieSameSiteLegacyWorkaround: false,
  cookieDomain: undefined,
  cookieNames: { loginCsrf: undefined, consentCsrf: undefined, deviceCsrf: undefined, session: undefined },
  cookieSessionPath: '/',
  dev: true,
  tlsTerminationFrom: [],
  cookieSecure: false,
}
