import type { JsonObject } from '../../../seams.js'
import type { HydraContext } from '../context.js'
import { dateTime } from '../date-time.js'
import { isObject } from '../json-values.js'
import { shownKey } from '../keys/public-part.js'
import type { HydraClientRecord } from '../records.js'

/** What is shown only once, and where. */
export interface ShownOnce {
  /** Whether this is the answer to a creation or change, where lists that were not set are null. */
  readonly justMade: boolean
  readonly client_secret?: string
  readonly registration_access_token?: string
  readonly registration_client_uri?: string
  /** When the client was made, as the request has it. */
  readonly created_at?: number
  /** Whether `metadata` stay hidden: they are the operator's. */
  readonly withoutMetadata?: boolean
}

/** A client as the server's JSON has it: members in its order, empty ones left out where it leaves them out. */
export function shownClient(
  record: HydraClientRecord,
  { line }: Pick<HydraContext, 'line'>,
  once: ShownOnce = { justMade: false },
): JsonObject {
  const { client, unset } = record
  const { nullLists } = line.clients
  const list = (
    name: 'redirect_uris' | 'grant_types' | 'response_types' | 'contacts' | 'audience' | 'allowed_cors_origins',
  ) => {
    const isNull = unset.includes(name) && (nullLists === 'always' || (once.justMade && KEPT_NULL.has(name)))
    return isNull ? null : client[name]
  }
  const hides = (name: 'jwks' | 'metadata') => nullLists === 'always' && unset.includes(name)
  return {
    client_id: client.client_id,
    client_name: client.client_name,
    ...filled('client_secret', once.client_secret),
    redirect_uris: list('redirect_uris'),
    grant_types: list('grant_types'),
    response_types: list('response_types'),
    scope: client.scope,
    audience: list('audience'),
    owner: client.owner,
    policy_uri: client.policy_uri,
    allowed_cors_origins: list('allowed_cors_origins'),
    tos_uri: client.tos_uri,
    client_uri: client.client_uri,
    logo_uri: client.logo_uri,
    contacts: list('contacts'),
    client_secret_expires_at: client.client_secret_expires_at,
    ...filled('sector_identifier_uri', client.sector_identifier_uri),
    subject_type: client.subject_type,
    ...filled('jwks_uri', client.jwks_uri),
    ...(!hides('jwks') && { jwks: shownKeySet(client.jwks) }),
    token_endpoint_auth_method: client.token_endpoint_auth_method,
    ...filled('token_endpoint_auth_signing_alg', client.token_endpoint_auth_signing_alg),
    ...(client.request_uris.length > 0 && { request_uris: client.request_uris }),
    ...filled('request_object_signing_alg', client.request_object_signing_alg),
    userinfo_signed_response_alg: client.userinfo_signed_response_alg,
    created_at: dateTime(once.created_at ?? record.created_at),
    updated_at: dateTime(record.updated_at),
    ...filled('frontchannel_logout_uri', client.frontchannel_logout_uri),
    ...(client.frontchannel_logout_session_required && { frontchannel_logout_session_required: true }),
    ...(client.post_logout_redirect_uris.length > 0 && { post_logout_redirect_uris: client.post_logout_redirect_uris }),
    ...filled('backchannel_logout_uri', client.backchannel_logout_uri),
    ...(client.backchannel_logout_session_required && { backchannel_logout_session_required: true }),
    ...(!hides('metadata') && once.withoutMetadata !== true && { metadata: client.metadata }),
    ...filled('registration_access_token', once.registration_access_token),
    ...filled('registration_client_uri', once.registration_client_uri),
    ...(line.clients.selfService && membersOf2(record, line)),
  }
}

/** Lists that are null in the answer that made them. */
const KEPT_NULL: ReadonlySet<string> = new Set(['redirect_uris', 'grant_types', 'response_types', 'contacts'])

const filled = (name: string, value: string | undefined): JsonObject =>
  value === undefined || value === '' ? {} : { [name]: value }

function membersOf2({ client }: HydraClientRecord, line: HydraContext['line']): JsonObject {
  const { access_token_strategy, skip_consent, skip_logout_consent, lifespans } = client
  return {
    ...filled('access_token_strategy', access_token_strategy),
    skip_consent,
    skip_logout_consent,
    ...Object.fromEntries(line.clients.lifespans.map((name) => [name, lifespans[name] ?? null])),
  }
}

function shownKeySet(jwks: Readonly<JsonObject>): JsonObject {
  if (!Array.isArray(jwks.keys)) return {}
  return { keys: jwks.keys.map((key: unknown) => (isObject(key) ? shownKey(key) : key)) }
}
