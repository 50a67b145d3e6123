import { OptionsError } from '../../option-values.js'

/** Cross-origin access to one side. */
export interface CorsSettings {
  readonly enabled: boolean
  /** `*`, origins, or origins with one `*` in them. */
  readonly allowedOrigins: readonly string[]
  readonly allowedMethods: readonly string[]
  readonly allowedHeaders: readonly string[]
  /** @default those of the line */
  readonly exposedHeaders: readonly string[] | undefined
  readonly allowCredentials: boolean
  /** Seconds. */
  readonly maxAge: number
  readonly optionsPassthrough: boolean
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
  readonly loginConsentRequestTtl: number
  readonly deviceUserCodeTtl: number

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
  readonly scopeStrategy: 'wildcard' | 'exact' | 'hierarchic'
  readonly deviceTokenPollingInterval: number
  readonly refreshTokenHook: string | undefined
  readonly tokenHook: string | undefined
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
  readonly discoveryClaims: readonly string[]
  readonly discoveryScopes: readonly string[]
  /** Key sets published in JWKS beside the server's own. */
  readonly broadcastKeys: readonly string[]

  readonly publicCors: CorsSettings
  readonly adminCors: CorsSettings
  readonly cookieSameSite: 'None' | 'Lax' | 'Strict' | undefined
  readonly cookieSameSiteLegacyWorkaround: boolean
  readonly cookieDomain: string | undefined
  /** Names given to cookies instead of the line's own. */
  readonly cookieNames: Readonly<Record<'loginCsrf' | 'consentCsrf' | 'session', string | undefined>>
  /** `serve all --dev` of 2.x; `--dangerous-force-http` of 1.x: cookies without `Secure`. */
  readonly dev: boolean
}

const CORS: CorsSettings = {
  enabled: false,
  allowedOrigins: [],
  allowedMethods: ['POST', 'GET', 'PUT', 'PATCH', 'DELETE'],
  allowedHeaders: ['Accept', 'Content-Type', 'Content-Length', 'Accept-Language', 'Content-Language', 'Authorization'],
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
  loginConsentRequestTtl: 1_800,
  deviceUserCodeTtl: 600,
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
  discoveryClaims: [],
  discoveryScopes: [],
  broadcastKeys: [],
  publicCors: CORS,
  adminCors: CORS,
  cookieSameSite: undefined,
  cookieSameSiteLegacyWorkaround: false,
  cookieDomain: undefined,
  cookieNames: { loginCsrf: undefined, consentCsrf: undefined, session: undefined },
  dev: true,
}

type Read<T> = (text: string, name: string) => T

const text: Read<string> = (value) => value
const list: Read<readonly string[]> = (value) =>
  value
    .replace(/^\[|\]$/g, '')
    .split(/[\s,]+/)
    .map((item) => item.replace(/^"|"$/g, ''))
    .filter((item) => item !== '')
const bool: Read<boolean> = (value, name) => {
  if (/^(1|t|true)$/i.test(value)) return true
  if (/^(0|f|false)$/i.test(value)) return false
  throw new OptionsError(name, `${JSON.stringify(value)} is not true or false`)
}
const number: Read<number> = (value, name) => {
  if (/^-?\d+$/.test(value)) return Number(value)
  throw new OptionsError(name, `${JSON.stringify(value)} is not a whole number`)
}
const url: Read<string> = (value, name) => {
  if (URL.canParse(value)) return value
  throw new OptionsError(name, `${JSON.stringify(value)} is not a URL`)
}
const UNITS: Readonly<Record<string, number>> = { h: 3_600, m: 60, s: 1, ms: 0.001, us: 1e-6, µs: 1e-6, ns: 1e-9 }
/** A length of time as Go writes it, `1h30m`, in seconds. A bare number is in nanoseconds there; here it is refused. */
export const goDuration: Read<number> = (value, name) => {
  if (value === '-1') return -1
  if (/^0$|^(\d+(\.\d+)?(h|ms|us|µs|ns|m|s))+$/.test(value)) {
    const parts = [...value.matchAll(/(\d+(?:\.\d+)?)(h|ms|us|µs|ns|m|s)/g)]
    return parts.reduce((sum, [, amount, unit = 's']) => sum + Number(amount) * (UNITS[unit] ?? 0), 0)
  }
  throw new OptionsError(name, `${JSON.stringify(value)} is not a length of time such as 90s, 15m or 1h30m`)
}
const oneOf =
  <T extends string>(...names: readonly T[]): Read<T> =>
  (value, name) => {
    const found = names.find((candidate) => candidate.toLowerCase() === value.toLowerCase())
    if (found === undefined) throw new OptionsError(name, `${JSON.stringify(value)} is not one of ${names.join(', ')}`)
    return found
  }

/** Puts what one variable says into the settings. */
type Apply = (settings: HydraSettings, value: string, name: string) => HydraSettings

const set =
  <K extends keyof HydraSettings>(member: K, read: Read<HydraSettings[K]>): Apply =>
  (settings, value, name) => ({ ...settings, [member]: read(value, name) })

const cors =
  <K extends keyof CorsSettings>(side: 'publicCors' | 'adminCors', member: K, read: Read<CorsSettings[K]>): Apply =>
  (settings, value, name) => ({ ...settings, [side]: { ...settings[side], [member]: read(value, name) } })

const cookieName =
  (cookie: keyof HydraSettings['cookieNames']): Apply =>
  (settings, value) => ({ ...settings, cookieNames: { ...settings.cookieNames, [cookie]: value } })

const corsOf = (prefix: string, side: 'publicCors' | 'adminCors'): Readonly<Record<string, Apply>> => ({
  [`${prefix}_ENABLED`]: cors(side, 'enabled', bool),
  [`${prefix}_ALLOWED_ORIGINS`]: cors(side, 'allowedOrigins', list),
  [`${prefix}_ALLOWED_METHODS`]: cors(side, 'allowedMethods', list),
  [`${prefix}_ALLOWED_HEADERS`]: cors(side, 'allowedHeaders', list),
  [`${prefix}_EXPOSED_HEADERS`]: cors(side, 'exposedHeaders', list),
  [`${prefix}_ALLOW_CREDENTIALS`]: cors(side, 'allowCredentials', bool),
  [`${prefix}_MAX_AGE`]: cors(side, 'maxAge', number),
  [`${prefix}_OPTIONS_PASSTHROUGH`]: cors(side, 'optionsPassthrough', bool),
})

/** The server's own environment variables, and what each sets. */
export const ENVIRONMENT: Readonly<Record<string, Apply>> = {
  URLS_SELF_ISSUER: set('issuer', url),
  URLS_SELF_PUBLIC: set('publicUrl', url),
  URLS_LOGIN: set('loginUrl', url),
  URLS_CONSENT: set('consentUrl', url),
  URLS_LOGOUT: set('logoutUrl', url),
  URLS_ERROR: set('errorUrl', url),
  URLS_POST_LOGOUT_REDIRECT: set('postLogoutRedirectUrl', url),
  URLS_REGISTRATION: set('registrationUrl', url),
  URLS_DEVICE_VERIFICATION: set('deviceVerificationUrl', url),
  URLS_DEVICE_SUCCESS: set('deviceSuccessUrl', url),
  TTL_ACCESS_TOKEN: set('accessTokenTtl', goDuration),
  TTL_ID_TOKEN: set('idTokenTtl', goDuration),
  TTL_REFRESH_TOKEN: set('refreshTokenTtl', goDuration),
  TTL_AUTH_CODE: set('authCodeTtl', goDuration),
  TTL_LOGIN_CONSENT_REQUEST: set('loginConsentRequestTtl', goDuration),
  TTL_DEVICE_USER_CODE: set('deviceUserCodeTtl', goDuration),
  STRATEGIES_ACCESS_TOKEN: set('accessTokenStrategy', oneOf('opaque', 'jwt')),
  STRATEGIES_SCOPE: set('scopeStrategy', oneOf('wildcard', 'exact', 'hierarchic')),
  STRATEGIES_JWT_SCOPE_CLAIM: set('jwtScopeClaim', oneOf('list', 'string', 'both')),
  OAUTH2_EXPOSE_INTERNAL_ERRORS: set('exposeInternalErrors', bool),
  OAUTH2_PKCE_ENFORCED: set('pkceEnforced', bool),
  OAUTH2_PKCE_ENFORCED_FOR_PUBLIC_CLIENTS: set('pkceEnforcedForPublicClients', bool),
  OAUTH2_CLIENT_CREDENTIALS_DEFAULT_GRANT_ALLOWED_SCOPE: set('clientCredentialsDefaultGrantAllowedScope', bool),
  OAUTH2_INCLUDE_LEGACY_ERROR_FIELDS: set('includeLegacyErrorFields', bool),
  OAUTH2_ALLOWED_TOP_LEVEL_CLAIMS: set('allowedTopLevelClaims', list),
  OAUTH2_MIRROR_TOP_LEVEL_CLAIMS: set('mirrorTopLevelClaims', bool),
  OAUTH2_EXCLUDE_NOT_BEFORE_CLAIM: set('excludeNotBeforeClaim', bool),
  OAUTH2_DEVICE_AUTHORIZATION_TOKEN_POLLING_INTERVAL: set('deviceTokenPollingInterval', goDuration),
  OAUTH2_REFRESH_TOKEN_HOOK: set('refreshTokenHook', url),
  OAUTH2_TOKEN_HOOK: set('tokenHook', url),
  OAUTH2_GRANT_JWT_JTI_OPTIONAL: set('grantJwtIdOptional', bool),
  OAUTH2_GRANT_JWT_IAT_OPTIONAL: set('grantJwtIssuedDateOptional', bool),
  OAUTH2_GRANT_JWT_MAX_TTL: set('grantJwtMaxTtl', goDuration),
  OIDC_SUBJECT_IDENTIFIERS_SUPPORTED_TYPES: set('subjectTypes', list),
  OIDC_SUBJECT_IDENTIFIERS_ENABLED: set('subjectTypes', list),
  OIDC_SUBJECT_IDENTIFIERS_PAIRWISE_SALT: set('pairwiseSalt', text),
  OIDC_DYNAMIC_CLIENT_REGISTRATION_ENABLED: set('dynamicClientRegistration', bool),
  OIDC_DYNAMIC_CLIENT_REGISTRATION_DEFAULT_SCOPE: set('dynamicClientRegistrationDefaultScope', list),
  WEBFINGER_OIDC_DISCOVERY_CLIENT_REGISTRATION_URL: set('discoveryRegistrationUrl', url),
  WEBFINGER_OIDC_DISCOVERY_USERINFO_URL: set('discoveryUserinfoUrl', url),
  WEBFINGER_OIDC_DISCOVERY_AUTH_URL: set('discoveryAuthUrl', url),
  WEBFINGER_OIDC_DISCOVERY_TOKEN_URL: set('discoveryTokenUrl', url),
  WEBFINGER_OIDC_DISCOVERY_JWKS_URL: set('discoveryJwksUrl', url),
  WEBFINGER_OIDC_DISCOVERY_SUPPORTED_CLAIMS: set('discoveryClaims', list),
  WEBFINGER_OIDC_DISCOVERY_SUPPORTED_SCOPE: set('discoveryScopes', list),
  WEBFINGER_JWKS_BROADCAST_KEYS: set('broadcastKeys', list),
  ...corsOf('SERVE_PUBLIC_CORS', 'publicCors'),
  ...corsOf('SERVE_ADMIN_CORS', 'adminCors'),
  SERVE_COOKIES_SAME_SITE_MODE: set('cookieSameSite', oneOf('None', 'Lax', 'Strict')),
  SERVE_COOKIES_SAME_SITE_LEGACY_WORKAROUND: set('cookieSameSiteLegacyWorkaround', bool),
  SERVE_COOKIES_DOMAIN: set('cookieDomain', text),
  SERVE_COOKIES_NAMES_LOGIN_CSRF: cookieName('loginCsrf'),
  SERVE_COOKIES_NAMES_CONSENT_CSRF: cookieName('consentCsrf'),
  SERVE_COOKIES_NAMES_SESSION: cookieName('session'),
}

/**
 * Settings from the server's own environment variables; others are left alone.
 *
 * @throws OptionsError that names the variable
 */
export function settingsOf(
  environment: Readonly<Record<string, string | undefined>>,
  given: HydraSettings = DEFAULT_SETTINGS,
): HydraSettings {
  let settings = given
  for (const [name, apply] of Object.entries(ENVIRONMENT)) {
    const value = environment[name]
    if (value !== undefined && value !== '') settings = apply(settings, value, name)
  }
  return settings
}
