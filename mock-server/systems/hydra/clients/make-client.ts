import type { JsonObject } from '../../../seams.js'
import { subjectTypesOf } from '../authorization/subject-identifier.js'
import type { HydraContext } from '../context.js'
import { isObject } from '../json-values.js'
import { unreadable } from '../read-json.js'
import type { HydraClient, Lifespan } from '../records.js'
import { goDurationText, goMilliseconds } from './go-duration.js'
import { goUrl } from './go-url.js'

const DEFAULT_SCOPE = 'offline_access offline openid'

const text = (value: unknown, fallback = ''): string => (typeof value === 'string' && value !== '' ? value : fallback)
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map((item) => (typeof item === 'string' ? item : '')) : []

/** Lists that are null until they are set, in some lines. */
const LISTS = [
  'redirect_uris',
  'grant_types',
  'response_types',
  'audience',
  'allowed_cors_origins',
  'contacts',
] as const

/** Which of the lists were left out. */
export const unsetLists = (value: JsonObject): readonly string[] => [
  ...LISTS.filter((name) => !Array.isArray(value[name])),
  ...(isObject(value.jwks) ? [] : ['jwks']),
  ...(value.metadata === undefined ? ['metadata'] : []),
]

/** An origin as it is kept: the scheme in lower case, no slash at the end. */
function keptOrigin(origin: string): string {
  const url = goUrl(origin)
  if (url === undefined) return origin
  return origin.replace(/\/*$/, '').replace(/^[^:]*/, url.scheme)
}

/** A client from its JSON, whose types were judged, with the server's defaults. */
export function clientFrom(
  value: JsonObject,
  client_id: string,
  { line, settings }: Pick<HydraContext, 'line' | 'settings'>,
): HydraClient {
  const access_token_strategy = line.flows.tokens.strategyOfClients
    ? text(value.access_token_strategy).toLowerCase()
    : ''
  const subjectTypes = subjectTypesOf(settings, access_token_strategy || undefined)
  const { dynamicClientRegistrationDefaultScope: scopes } = settings
  return {
    client_id,
    // Whoever keeps the client says which one it is.
    incarnation: '',
    client_name: text(value.client_name),
    redirect_uris: texts(value.redirect_uris),
    grant_types: texts(value.grant_types),
    response_types: texts(value.response_types),
    scope: text(value.scope, scopes.length > 0 ? scopes.join(' ') : DEFAULT_SCOPE),
    audience: texts(value.audience),
    owner: text(value.owner),
    policy_uri: text(value.policy_uri),
    allowed_cors_origins: texts(value.allowed_cors_origins).map(keptOrigin),
    tos_uri: text(value.tos_uri),
    client_uri: text(value.client_uri),
    logo_uri: text(value.logo_uri),
    contacts: texts(value.contacts),
    client_secret_expires_at: 0,
    subject_type: text(value.subject_type, subjectTypes.includes('public') ? 'public' : subjectTypes[0]),
    sector_identifier_uri: text(value.sector_identifier_uri),
    jwks_uri: text(value.jwks_uri),
    jwks: isObject(value.jwks) ? value.jwks : {},
    token_endpoint_auth_method: text(value.token_endpoint_auth_method, 'client_secret_basic'),
    token_endpoint_auth_signing_alg: text(value.token_endpoint_auth_signing_alg),
    request_uris: texts(value.request_uris),
    request_object_signing_alg: text(value.request_object_signing_alg),
    userinfo_signed_response_alg: text(value.userinfo_signed_response_alg, 'none'),
    frontchannel_logout_uri: text(value.frontchannel_logout_uri),
    frontchannel_logout_session_required: value.frontchannel_logout_session_required === true,
    post_logout_redirect_uris: texts(value.post_logout_redirect_uris),
    backchannel_logout_uri: text(value.backchannel_logout_uri),
    backchannel_logout_session_required: value.backchannel_logout_session_required === true,
    metadata: value.metadata === undefined ? {} : value.metadata,
    access_token_strategy,
    skip_consent: value.skip_consent === true,
    skip_logout_consent: typeof value.skip_logout_consent === 'boolean' ? value.skip_logout_consent : null,
    lifespans: line.clients.lifespans.length === 0 ? {} : lifespansFrom(value, line),
  }
}

/** Life spans from a body; throws a `HydraError` that names what is no length of time. */
export function lifespansFrom(
  value: JsonObject,
  line: HydraContext['line'],
): Readonly<Partial<Record<Lifespan, string>>> {
  const read = line.clients.lifespans.flatMap((name) => {
    const given = value[name]
    if (given === undefined || given === null) return []
    const length = typeof given === 'string' ? goMilliseconds(given) : undefined
    if (length === undefined) throw unreadable(line, `${name} is no length of time such as 1h30m`)
    return [[name, goDurationText(length)] as const]
  })
  return Object.fromEntries(read)
}
