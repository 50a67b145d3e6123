import { decodeJwt, decodeProtectedHeader, type JWTPayload, type JWTVerifyOptions, jwtVerify, UnsecuredJWT } from 'jose'
import type { ProviderContext } from '../context.js'
import { OAuthError } from '../errors.js'
import { REQUEST_OBJECT_ALGORITHMS } from '../keys/client-algorithms.js'
import { clientKeys } from '../keys/client-keys.js'
import type { ClientRecord } from '../store/records.js'
import { canonicalResponseType } from './response-type.js'

type Parameters = Readonly<Record<string, string>>

/** Claims that make the request object a JWT and are no parameters, RFC 9101 section 4. */
const JWT_CLAIMS: ReadonlySet<string> = new Set(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'])
/** Seconds that the clocks of client and provider may differ. */
const TOLERANCE = 10

const refused = (problem: string): OAuthError => new OAuthError('invalid_request_object', `request object: ${problem}`)

/**
 * The parameters with those of a request object put over them: OpenID Connect Core 1.0 section 6.1, RFC 9101 section 6.
 * `response_type` may be left out outside, as RFC 9101 allows.
 */
export async function mergeRequestObject(
  context: ProviderContext,
  client: ClientRecord,
  { request: _request, request_uri: _uri, ...outside }: Parameters,
  jwt: string,
): Promise<Parameters> {
  const claims = context.rules.enforces('request-object-signature')
    ? await verifiedClaims(context, client, jwt)
    : unverifiedClaims(jwt)
  if (claims.request !== undefined || claims.request_uri !== undefined) {
    throw refused('request and request_uri must not stand in it')
  }
  const inside = parametersOf(claims)
  judgeAgreement(client, outside, inside)
  return { ...outside, ...inside }
}

async function verifiedClaims(context: ProviderContext, client: ClientRecord, jwt: string): Promise<JWTPayload> {
  const alg = algorithmOf(jwt)
  const registered = client.metadata.request_object_signing_alg
  if (registered !== undefined && alg !== registered) throw refused(`alg must be ${String(registered)}, as registered`)
  if (!REQUEST_OBJECT_ALGORITHMS.includes(alg)) throw refused('alg is not supported')
  const claims = await verifySignature(context, client, jwt, alg)
  if (claims.iss !== undefined && claims.iss !== client.client_id) throw refused('iss must be the client_id')
  const audience = claims.aud === undefined ? [context.issuer] : [claims.aud].flat()
  if (!audience.includes(context.issuer)) throw refused('aud must hold the issuer of this provider')
  return claims
}

async function verifySignature(
  context: ProviderContext,
  client: ClientRecord,
  jwt: string,
  alg: string,
): Promise<JWTPayload> {
  const times: JWTVerifyOptions = { currentDate: new Date(context.clock.now()), clockTolerance: TOLERANCE }
  const keys = alg === 'none' || alg.startsWith('HS') ? undefined : clientKeys(context, client)
  try {
    if (alg === 'none') return UnsecuredJWT.decode(jwt, times).payload
    if (alg.startsWith('HS')) {
      const secret = new TextEncoder().encode(client.client_secret ?? '')
      return (await jwtVerify(jwt, secret, { ...times, algorithms: [alg] })).payload
    }
    if (keys !== undefined) return (await jwtVerify(jwt, keys, { ...times, algorithms: [alg] })).payload
  } catch (error) {
    throw refused(problem(error))
  }
  throw refused('the client registered neither jwks nor jwks_uri')
}

/** jose's codes say what is wrong without saying what the object holds. */
function problem(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  if (code === 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED') return 'the signature is wrong'
  if (code === 'ERR_JWKS_NO_MATCHING_KEY') return 'no key of the client fits kid and alg'
  if (code === 'ERR_JWT_EXPIRED') return 'exp is over'
  if (code === 'ERR_JWT_CLAIM_VALIDATION_FAILED') return 'nbf, iat or exp is wrong'
  return 'it is no valid JWT, or the keys of the client cannot be had'
}

function algorithmOf(jwt: string): string {
  try {
    return String(decodeProtectedHeader(jwt).alg)
  } catch {
    throw refused('it is no JWT')
  }
}

function unverifiedClaims(jwt: string): JWTPayload {
  try {
    return decodeJwt(jwt)
  } catch {
    throw refused('it is no JWT')
  }
}

function parametersOf(claims: JWTPayload): Record<string, string> {
  const parameters: [string, string][] = []
  for (const [name, value] of Object.entries(claims)) {
    if (JWT_CLAIMS.has(name) || value === null || value === '' || value === undefined) continue
    parameters.push([name, typeof value === 'object' ? JSON.stringify(value) : String(value)])
  }
  return Object.fromEntries(parameters)
}

/** OpenID Connect Core 1.0 section 6.1: these two must be the same inside and outside. */
function judgeAgreement(client: ClientRecord, outside: Parameters, inside: Parameters): void {
  if (inside.client_id !== undefined && inside.client_id !== client.client_id) {
    throw refused('client_id must be the same inside and outside')
  }
  const [inner, outer] = [inside.response_type, outside.response_type]
  if (inner === undefined || outer === undefined || inner === outer) return
  if (canonicalResponseType(inner) === undefined || canonicalResponseType(inner) !== canonicalResponseType(outer)) {
    throw refused('response_type must be the same inside and outside')
  }
}
