import { canonicalResponseType, RESPONSE_TYPES } from '../authorization/response-type.js'
import { CLIENT_SIGNING_ALGORITHMS } from '../keys/client-algorithms.js'
import type { ClientTerms } from './client-terms.js'
import { jwksProblem } from './jwks.js'
import { redirectUriProblem, webUriProblem } from './uris.js'

/** What is wrong with a value, without its name, or `undefined`. */
type Judge = (value: unknown, terms: ClientTerms) => string | undefined

/** token_endpoint_auth_method, OpenID Connect Core 1.0 section 9. */
export const CLIENT_AUTHENTICATION_METHODS = [
  'client_secret_basic',
  'client_secret_post',
  'client_secret_jwt',
  'private_key_jwt',
  'none',
] as const

export const GRANT_TYPES = [
  'authorization_code',
  'implicit',
  'refresh_token',
  'client_credentials',
  'urn:ietf:params:oauth:grant-type:device_code',
] as const

const text: Judge = (value) =>
  typeof value === 'string' && value !== '' ? undefined : 'must be a text that is not empty'
const boolean: Judge = (value) => (typeof value === 'boolean' ? undefined : 'must be true or false')
const secondsOrZero: Judge = (value) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? undefined
    : 'must be a whole number of seconds, 0 or more'
const scope: Judge = (value) =>
  typeof value === 'string' && /^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/.test(value)
    ? undefined
    : 'must be scope values separated by single spaces'
const page: Judge = (value, terms) =>
  webUriProblem(value, { ...terms, origin: 'options' })?.replace('https URL', 'http or https URL')
/** Strictly https, also where loopback http is tolerated elsewhere. */
const httpsOnly: Judge = (value, terms) => webUriProblem(value, { ...terms, loopbackHttp: false })

const oneOf =
  (...allowed: readonly string[]): Judge =>
  (value) =>
    typeof value === 'string' && allowed.includes(value) ? undefined : `must be one of ${allowed.join(', ')}`

const listOf =
  (judge: Judge): Judge =>
  (value, terms) => {
    if (!Array.isArray(value)) return 'must be an array'
    for (const [i, item] of value.entries()) {
      const problem = judge(item, terms)
      if (problem !== undefined) return `[${i}] ${problem}`
    }
    return undefined
  }

const responseType: Judge = (value) =>
  typeof value === 'string' && canonicalResponseType(value) !== undefined
    ? undefined
    : `must be one of: ${RESPONSE_TYPES.join(', ')}`
const providerAlgorithm: Judge = (value, terms) => oneOf(...terms.algorithms)(value, terms)
const idTokenAlgorithm: Judge = (value, terms) => oneOf(...terms.algorithms, 'none')(value, terms)
const withoutFragment =
  (judge: Judge): Judge =>
  (value, terms) =>
    typeof value === 'string' && value.includes('#') ? 'must not have a fragment' : judge(value, terms)
// RP-Initiated Logout 1.0 section 3.1: http on loopback and schemes of native applications are usual here.
const postLogoutRedirectUri: Judge = (value, terms) => {
  const problem = redirectUriProblem(value, 'web', { ...terms, loopbackHttp: true }, false)
  return problem && redirectUriProblem(value, 'native', terms, false) && problem.replace('of a web client ', '')
}
const notOffered: Judge = () => 'is not supported: this provider does not encrypt'

/**
 * Client metadata that the provider understands, and how each member is judged (OpenID Connect Dynamic Client Registration 1.0
 * section 2, RFC 7591 section 2, the logout specifications, RFC 9126 section 6). `redirect_uris` has its own rules and error code.
 */
export const METADATA_MEMBERS: Readonly<Record<string, Judge>> = {
  redirect_uris: listOf(text),
  response_types: listOf(responseType),
  grant_types: listOf(oneOf(...GRANT_TYPES)),
  application_type: oneOf('web', 'native'),
  contacts: listOf(text),
  client_name: text,
  logo_uri: page,
  client_uri: page,
  policy_uri: page,
  tos_uri: page,
  jwks_uri: webUriProblem,
  jwks: jwksProblem,
  scope,
  software_id: text,
  software_version: text,
  sector_identifier_uri: webUriProblem,
  subject_type: oneOf('public', 'pairwise'),
  id_token_signed_response_alg: idTokenAlgorithm,
  id_token_encrypted_response_alg: notOffered,
  id_token_encrypted_response_enc: notOffered,
  userinfo_signed_response_alg: providerAlgorithm,
  userinfo_encrypted_response_alg: notOffered,
  userinfo_encrypted_response_enc: notOffered,
  request_object_signing_alg: oneOf(...CLIENT_SIGNING_ALGORITHMS, 'none'),
  request_object_encryption_alg: notOffered,
  request_object_encryption_enc: notOffered,
  token_endpoint_auth_method: oneOf(...CLIENT_AUTHENTICATION_METHODS),
  token_endpoint_auth_signing_alg: oneOf(...CLIENT_SIGNING_ALGORITHMS),
  default_max_age: secondsOrZero,
  require_auth_time: boolean,
  default_acr_values: listOf(text),
  initiate_login_uri: httpsOnly,
  request_uris: listOf(webUriProblem),
  post_logout_redirect_uris: listOf(postLogoutRedirectUri),
  frontchannel_logout_uri: withoutFragment(webUriProblem),
  frontchannel_logout_session_required: boolean,
  backchannel_logout_uri: withoutFragment(webUriProblem),
  backchannel_logout_session_required: boolean,
  require_pushed_authorization_requests: boolean,
}

/** Members that may come in several languages, `client_name#ja`: Dynamic Client Registration 1.0 section 2.1. */
const HUMAN_READABLE: ReadonlySet<string> = new Set(['client_name', 'logo_uri', 'client_uri', 'policy_uri', 'tos_uri'])

/** The judge of a member, `#` and language tag allowed where people read it; `undefined` for a member that nobody knows. */
export function judgeOf(member: string): Judge | undefined {
  const [, name, tag] = /^([^#]+)#([a-z]{1,8}(?:-[a-z0-9]{1,8})*)$/i.exec(member) ?? [undefined, member, undefined]
  if (name === undefined || (tag !== undefined && !HUMAN_READABLE.has(name))) return undefined
  return Object.hasOwn(METADATA_MEMBERS, name) ? METADATA_MEMBERS[name] : undefined
}
