import { absoluteUri, isLoopbackHttp } from '../authorization/loopback.js'
import { canonicalResponseType, grantTypesOf } from '../authorization/response-type.js'
import type { JsonObject } from '../seams.js'
import { ClientMetadataError } from './client-metadata-error.js'

/** A rule about members that have to agree: the member to blame and what is wrong, or `undefined`. */
type Agreement = (metadata: Readonly<JsonObject>) => readonly [member: string, problem: string] | undefined

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** RFC 7591 section 2.1. */
const grantsFitResponses: Agreement = ({ response_types, grant_types }) => {
  for (const type of list(response_types)) {
    const needed = grantTypesOf(canonicalResponseType(String(type)) ?? 'none')
    const missing = needed.find((grant) => !list(grant_types).includes(grant))
    if (missing !== undefined) return ['grant_types', `must include ${missing} for the response type ${String(type)}`]
  }
  const unused =
    list(grant_types).includes('authorization_code') &&
    !list(response_types).some((type) => /\bcode\b/.test(String(type)))
  return unused ? ['response_types', 'must include one with code for the grant type authorization_code'] : undefined
}

/** RFC 7591 section 2, jwks. */
const oneKeySource: Agreement = ({ jwks, jwks_uri }) =>
  jwks !== undefined && jwks_uri !== undefined ? ['jwks', 'must not come together with jwks_uri'] : undefined

const keysForOwnSignatures: Agreement = ({
  jwks,
  jwks_uri,
  token_endpoint_auth_method,
  request_object_signing_alg,
}) => {
  if (jwks !== undefined || jwks_uri !== undefined) return undefined
  if (token_endpoint_auth_method === 'private_key_jwt') {
    return ['token_endpoint_auth_method', 'private_key_jwt needs jwks or jwks_uri']
  }
  return /^(RS|PS|ES|Ed)/.test(String(request_object_signing_alg ?? ''))
    ? ['request_object_signing_alg', `${String(request_object_signing_alg)} needs jwks or jwks_uri`]
    : undefined
}

/** OpenID Connect Core 1.0 section 9: secrets sign with HS algorithms, keys with the others. */
const algorithmFitsMethod: Agreement = ({
  token_endpoint_auth_method: method,
  token_endpoint_auth_signing_alg: alg,
}) => {
  const isHmac = /^HS/.test(String(alg))
  const wrong = (method === 'client_secret_jwt' && !isHmac) || (method === 'private_key_jwt' && isHmac)
  return alg !== undefined && wrong
    ? ['token_endpoint_auth_signing_alg', `${String(alg)} does not go with ${String(method)}`]
    : undefined
}

/** OpenID Connect Core 1.0 section 2: unsigned ID tokens never go through the browser. */
const unsignedStaysBehind: Agreement = ({ id_token_signed_response_alg, response_types }) =>
  id_token_signed_response_alg === 'none' && list(response_types).some((type) => /\bid_token\b/.test(String(type)))
    ? ['id_token_signed_response_alg', 'must not be none with a response type that holds id_token']
    : undefined

/** A client that keeps no secret can't check a signature made with one. */
const publicHasNoSecret: Agreement = (metadata) => {
  if (metadata.token_endpoint_auth_method !== 'none') return undefined
  const member = ['id_token_signed_response_alg', 'userinfo_signed_response_alg', 'request_object_signing_alg'].find(
    (name) => /^HS/.test(String(metadata[name])),
  )
  return member === undefined
    ? undefined
    : [member, `${String(metadata[member])} needs a client secret, which a public client does not have`]
}

/** OpenID Connect Core 1.0 section 8.1. */
const pairwiseHasSector: Agreement = ({ subject_type, sector_identifier_uri, redirect_uris }) => {
  if (subject_type !== 'pairwise' || sector_identifier_uri !== undefined) return undefined
  const hosts = new Set(list(redirect_uris).map((uri) => absoluteUri(uri)?.hostname))
  return hosts.size > 1
    ? ['sector_identifier_uri', 'is needed when redirect_uris of a pairwise client have several hosts']
    : undefined
}

/** OpenID Connect Front-Channel Logout 1.0 section 2. The port of a loopback address is as free as in a redirect URI. */
const frontChannelIsOwn: Agreement = ({ frontchannel_logout_uri, redirect_uris }) => {
  if (frontchannel_logout_uri === undefined) return undefined
  const place = placeOf(frontchannel_logout_uri)
  return list(redirect_uris).some((uri) => placeOf(uri) === place)
    ? undefined
    : ['frontchannel_logout_uri', 'must have scheme, host and port of one of the redirect_uris']
}

function placeOf(uri: unknown): string | undefined {
  const url = absoluteUri(uri)
  return url !== undefined && isLoopbackHttp(url) ? url.hostname : url?.origin
}

const AGREEMENTS: readonly Agreement[] = [
  grantsFitResponses,
  oneKeySource,
  keysForOwnSignatures,
  algorithmFitsMethod,
  unsignedStaysBehind,
  publicHasNoSecret,
  pairwiseHasSector,
  frontChannelIsOwn,
]

/** Judges what members say together; throws a `ClientMetadataError` that names the one to change. */
export function judgeAgreement(metadata: Readonly<JsonObject>): void {
  for (const agreement of AGREEMENTS) {
    const [member, problem] = agreement(metadata) ?? []
    if (member !== undefined && problem !== undefined) throw new ClientMetadataError(member, problem)
  }
}
