import { bool, goDuration, hook, list, number, oneOf, type Read, scopeStrategy, text, url } from './setting-values.js'
import { type CorsSettings, DEFAULT_SETTINGS, type HydraSettings } from './settings.js'
import type { HydraSystem } from './systems.js'

type Environment = Readonly<Record<string, string | undefined>>

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
  TTL_VC_NONCE: set('credentialNonceTtl', goDuration),
  TTL_AUTHENTICATION_SESSION: set('authenticationSessionTtl', goDuration),
  STRATEGIES_ACCESS_TOKEN: set('accessTokenStrategy', oneOf('opaque', 'jwt')),
  STRATEGIES_SCOPE: set('scopeStrategy', scopeStrategy),
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
  OAUTH2_GRANT_REFRESH_TOKEN_ROTATION_GRACE_PERIOD: set('refreshTokenRotationGracePeriod', goDuration),
  OAUTH2_GRANT_REFRESH_TOKEN_ROTATION_GRACE_REUSE_COUNT: set('refreshTokenRotationGraceReuseCount', number),
  OAUTH2_DEVICE_AUTHORIZATION_USER_CODE_ENTROPY_PRESET: set('deviceUserCodeEntropy', oneOf('high', 'medium', 'low')),
  OAUTH2_DEVICE_AUTHORIZATION_USER_CODE_LENGTH: set('deviceUserCodeLength', number),
  OAUTH2_DEVICE_AUTHORIZATION_USER_CODE_CHARACTER_SET: set('deviceUserCodeCharacters', text),
  OAUTH2_REFRESH_TOKEN_HOOK: set('refreshTokenHook', hook),
  OAUTH2_TOKEN_HOOK: set('tokenHook', hook),
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
  WEBFINGER_OIDC_DISCOVERY_DEVICE_AUTHORIZATION_URL: set('discoveryDeviceUrl', url),
  WEBFINGER_OIDC_DISCOVERY_VERIFIABLE_CREDENTIALS_URL: set('discoveryCredentialsUrl', url),
  WEBFINGER_OIDC_DISCOVERY_SUPPORTED_CLAIMS: set('discoveryClaims', list),
  WEBFINGER_OIDC_DISCOVERY_SUPPORTED_SCOPE: set('discoveryScopes', list),
  WEBFINGER_JWKS_BROADCAST_KEYS: set('broadcastKeys', list),
  ...corsOf('SERVE_PUBLIC_CORS', 'publicCors'),
  ...corsOf('SERVE_ADMIN_CORS', 'adminCors'),
  SERVE_COOKIES_SECURE: set('cookieSecure', bool),
  SERVE_COOKIES_SAME_SITE_MODE: set('cookieSameSite', oneOf('None', 'Lax', 'Strict')),
  SERVE_COOKIES_SAME_SITE_LEGACY_WORKAROUND: set('cookieSameSiteLegacyWorkaround', bool),
  SERVE_COOKIES_DOMAIN: set('cookieDomain', text),
  SERVE_COOKIES_NAMES_LOGIN_CSRF: cookieName('loginCsrf'),
  SERVE_COOKIES_NAMES_CONSENT_CSRF: cookieName('consentCsrf'),
  SERVE_COOKIES_NAMES_DEVICE_CSRF: cookieName('deviceCsrf'),
  SERVE_COOKIES_NAMES_SESSION: cookieName('session'),
  SERVE_COOKIES_PATHS_SESSION: set('cookieSessionPath', text),
  SERVE_TLS_ALLOW_TERMINATION_FROM: set('tlsTerminationFrom', list),
  DEV: set('dev', bool),
}

/**
 * Settings from the server's own environment variables; others are left alone.
 *
 * @throws OptionsError that names the variable
 */
export function settingsOf(environment: Environment, given: HydraSettings = DEFAULT_SETTINGS): HydraSettings {
  let settings = given
  const said = { ...environment, ...hooksInParts(environment) }
  for (const [name, apply] of Object.entries(ENVIRONMENT)) {
    const value = said[name]
    if (value !== undefined && value !== '') settings = apply(settings, value, name)
  }
  return settings
}

/** Hooks whose URL and API key are in variables of their own, as the JSON that one variable would hold. */
function hooksInParts(environment: Environment): Environment {
  const hooks: Record<string, string> = {}
  for (const name of ['OAUTH2_REFRESH_TOKEN_HOOK', 'OAUTH2_TOKEN_HOOK']) {
    const part = (end: string): string | undefined => environment[`${name}_${end}`] || undefined
    const [url, type] = [part('URL'), part('AUTH_TYPE')]
    const config = { in: part('AUTH_CONFIG_IN'), name: part('AUTH_CONFIG_NAME'), value: part('AUTH_CONFIG_VALUE') }
    if (url !== undefined) hooks[name] = JSON.stringify({ url, ...(type !== undefined && { auth: { type, config } }) })
  }
  return hooks
}

/** Variables of the real servers that change what they answer, and nothing here. Others that they know change no answer at all. */
const WITHOUT_EFFECT: readonly RegExp[] = [
  /^SERVE_(PUBLIC_|ADMIN_)TLS_/,
  /^SERVE_TLS_(?!ALLOW_TERMINATION_FROM$)/,
  /^SERVE_(PUBLIC|ADMIN)_SOCKET_/,
  /^SERVE_ADMIN_HOST$/,
  /^URLS_SELF_ADMIN$/,
  /^URLS_IDENTITY_PROVIDER_/,
  /^CLIENTS_HTTP_/,
  /^HSM_/,
]
/** What 1.x does not know yet. */
const LATER: readonly RegExp[] = [
  /^OAUTH2_(REFRESH_)?TOKEN_HOOK(_|$)/,
  /^OAUTH2_(ALLOWED|MIRROR)_TOP_LEVEL_CLAIMS$/,
  /^OAUTH2_EXCLUDE_NOT_BEFORE_CLAIM$/,
  /^OAUTH2_GRANT_(JWT|REFRESH_TOKEN)_/,
  /^STRATEGIES_JWT_SCOPE_CLAIM$/,
  /^OIDC_DYNAMIC_CLIENT_REGISTRATION_ENABLED$/,
  /^SERVE_COOKIES_(DOMAIN$|SECURE$|NAMES_|PATHS_)/,
]

/** Variables that are set, would change the answers of a real server, and change nothing in the mock of this system. */
export function withoutEffect(environment: Environment, system: HydraSystem): readonly string[] {
  const rows = system.startsWith('hydra-1') ? [...WITHOUT_EFFECT, ...LATER] : WITHOUT_EFFECT
  return Object.keys(environment)
    .filter((name) => environment[name] !== '' && rows.some((row) => row.test(name)))
    .sort()
}
