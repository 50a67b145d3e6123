import { canonicalResponseType, grantTypesOf } from '../authorization/response-type.js'
import type { JsonObject } from '../seams.js'
import type { ClientRecord } from '../store/records.js'
import { judgeAgreement } from './client-agreement.js'
import type { ClientTerms } from './client-terms.js'
import { judgeMembers } from './judge-members.js'
import { judgeRedirectUris } from './registered-redirect-uris.js'

/** What the provider itself gives a client. */
export interface ClientIdentity {
  readonly client_id: string
  /** Kept by clients that need a secret, dropped for others. */
  readonly client_secret?: string
  /** Seconds since 1970. */
  readonly client_id_issued_at?: number
  readonly registration_access_token_hash?: string
}

/**
 * The client that these metadata describe, with every default of OpenID Connect Dynamic Client Registration 1.0 section 2 filled
 * in. Throws a `ClientMetadataError` that names the member at fault. What only a fetch can tell (`sector_identifier_uri`) is
 * judged by `judgeSectorIdentifier`.
 *
 * On the terms `options`: the authentication method follows from the presence of a secret, `redirect_uris` is any port on
 * `http://127.0.0.1/callback`, and all grant types that fit are allowed, unless the metadata say otherwise.
 */
export function clientRecord(
  metadata: Readonly<JsonObject>,
  identity: ClientIdentity,
  terms: ClientTerms,
): ClientRecord {
  const known = judgeMembers(metadata, terms)
  const filled = withDefaults(known, identity, terms)
  judgeRedirectUris(filled, terms)
  if (terms.rules.enforces('registration-metadata')) judgeAgreement(filled)
  const { application_type, subject_type, token_endpoint_auth_method, id_token_signed_response_alg } = filled
  const secret = needsSecret(filled) ? identity.client_secret : undefined
  return {
    client_id: identity.client_id,
    ...(secret !== undefined && { client_secret: secret, client_secret_expires_at: 0 }),
    ...(identity.client_id_issued_at !== undefined && { client_id_issued_at: identity.client_id_issued_at }),
    redirect_uris: texts(filled.redirect_uris),
    response_types: texts(filled.response_types),
    grant_types: texts(filled.grant_types),
    token_endpoint_auth_method: String(token_endpoint_auth_method),
    application_type: application_type === 'native' ? 'native' : 'web',
    subject_type: subject_type === 'pairwise' ? 'pairwise' : 'public',
    id_token_signed_response_alg: String(id_token_signed_response_alg),
    metadata: filled,
    ...(identity.registration_access_token_hash !== undefined && {
      registration_access_token_hash: identity.registration_access_token_hash,
    }),
  }
}

/** Whether the client proves itself, or has tokens signed, with a secret. */
function needsSecret(metadata: Readonly<JsonObject>): boolean {
  const { token_endpoint_auth_method: method = 'client_secret_basic' } = metadata
  const algorithms = ['id_token_signed_response_alg', 'userinfo_signed_response_alg', 'request_object_signing_alg']
  return String(method).startsWith('client_secret') || algorithms.some((member) => /^HS/.test(String(metadata[member])))
}

/** Texts of an array; empty for anything else. */
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []

function withDefaults(known: JsonObject, identity: ClientIdentity, terms: ClientTerms): JsonObject {
  const generous = terms.origin === 'options'
  const method = generous && identity.client_secret === undefined ? methodWithoutSecret(known) : 'client_secret_basic'
  const filled: JsonObject = {
    application_type: 'web',
    subject_type: 'public',
    id_token_signed_response_alg: 'RS256',
    token_endpoint_auth_method: method,
    require_auth_time: false,
    ...known,
  }
  const response_types = known.response_types ?? responseTypesFor(known.grant_types)
  filled.response_types = texts(response_types).map((type) => canonicalResponseType(type) ?? type)
  filled.grant_types = known.grant_types ?? grantTypesFor(filled, generous)
  if (generous) filled.redirect_uris ??= ['http://127.0.0.1/callback']
  filled.redirect_uris ??= []
  return filled
}

const methodWithoutSecret = ({ jwks, jwks_uri }: JsonObject): string =>
  jwks === undefined && jwks_uri === undefined ? 'none' : 'private_key_jwt'

/** RFC 7591 section 2.1: the two lists go together, so the one that was left out follows from the other. */
function responseTypesFor(grant_types: unknown): readonly string[] {
  if (!Array.isArray(grant_types) || grant_types.includes('authorization_code')) return ['code']
  return grant_types.includes('implicit') ? ['id_token'] : []
}

function grantTypesFor(
  { response_types, token_endpoint_auth_method }: JsonObject,
  generous: boolean,
): readonly string[] {
  const grants = new Set(texts(response_types).flatMap((type) => grantTypesOf(canonicalResponseType(type) ?? 'none')))
  if (!generous) return grants.size === 0 ? ['authorization_code'] : [...grants]
  grants.add('refresh_token').add('urn:ietf:params:oauth:grant-type:device_code')
  if (token_endpoint_auth_method !== 'none') grants.add('client_credentials')
  return [...grants]
}
