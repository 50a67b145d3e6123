import { decodeJwt, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose'
import type { OperationRequest, ProviderContext } from '../context.js'
import { fingerprint } from '../digest.js'
import { OAuthError } from '../errors.js'
import { clientKeys } from '../keys/client-keys.js'
import type { ClientRecord } from '../store/records.js'
import { invalidClient } from './invalid-client.js'

/** `client_assertion_type`, RFC 7523 section 2.2. */
export const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** Algorithms of client assertions, by what signs them. */
export const ASSERTION_ALGORITHMS = {
  secret: ['HS256', 'HS384', 'HS512'],
  key: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'],
} as const

/** Seconds that the clocks of client and provider may differ. */
const TOLERANCE = 10
/** Most seconds that an assertion may live: its `jti` is remembered that long. */
const LONGEST_LIFE = 86_400

/** `sub` of an assertion, before anything is verified: whose keys to take. */
export function assertionClientId(assertion: string): string | undefined {
  try {
    const { sub } = decodeJwt(assertion)
    return typeof sub === 'string' && sub !== '' ? sub : undefined
  } catch {
    return undefined
  }
}

/** Verifies a client assertion, RFC 7523 section 3 and OpenID Connect Core 1.0 section 9; each is good for one use. */
export async function verifyClientAssertion(
  context: ProviderContext,
  request: OperationRequest,
  client: ClientRecord,
  assertion: string,
  signedBy: keyof typeof ASSERTION_ALGORITHMS,
): Promise<void> {
  const strict = context.rules.enforces('client-assertion-claims')
  const payload = await verified(context, client, assertion, {
    algorithms: algorithms(client, signedBy),
    currentDate: strict ? new Date(context.clock.now()) : new Date((decodeJwt(assertion).nbf ?? 0) * 1_000),
    clockTolerance: TOLERANCE,
    ...(strict && {
      issuer: client.client_id,
      subject: client.client_id,
      audience: [context.issuer, context.url('getToken'), context.url(request.operationId)],
      requiredClaims: ['iss', 'sub', 'aud', 'exp', 'jti'],
    }),
  })
  if (strict) judgeTimes(payload, context.clock.now() / 1_000)
  await once(context, client, payload)
}

function algorithms(client: ClientRecord, signedBy: keyof typeof ASSERTION_ALGORITHMS): string[] {
  const registered = client.metadata.token_endpoint_auth_signing_alg
  return ASSERTION_ALGORITHMS[signedBy].filter((alg) => registered === undefined || alg === registered)
}

async function verified(
  context: ProviderContext,
  client: ClientRecord,
  assertion: string,
  options: JWTVerifyOptions & { readonly algorithms: string[] },
): Promise<JWTPayload> {
  const bySecret = options.algorithms.some((alg) => alg.startsWith('HS'))
  try {
    if (bySecret) {
      return (await jwtVerify(assertion, new TextEncoder().encode(client.client_secret ?? ''), options)).payload
    }
    const keys = clientKeys(context, client)
    if (keys === undefined) throw invalidClient('the client registered neither jwks nor jwks_uri')
    return (await jwtVerify(assertion, keys, options)).payload
  } catch (error) {
    if (error instanceof OAuthError) throw error
    throw invalidClient(`client_assertion: ${problem(error)}`)
  }
}

/** jose's codes say what is wrong without saying what the token holds. */
function problem(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'is not valid'
  if ('claim' in error && typeof error.claim === 'string' && error.claim !== 'unspecified')
    return `the claim ${error.claim} is missing or wrong`
  if ('code' in error && error.code === 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED') return 'the signature is wrong'
  if ('code' in error && error.code === 'ERR_JOSE_ALG_NOT_ALLOWED') return 'alg is not the registered one'
  if ('code' in error && error.code === 'ERR_JWKS_NO_MATCHING_KEY') return 'no key of the client fits kid and alg'
  return 'is not valid'
}

function judgeTimes({ exp = 0, iat }: JWTPayload, now: number): void {
  if (exp > now + LONGEST_LIFE) throw invalidClient('client_assertion: exp is more than a day ahead')
  if (iat !== undefined && iat > now + TOLERANCE) throw invalidClient('client_assertion: iat is in the future')
}

async function once(context: ProviderContext, client: ClientRecord, { jti, exp }: JWTPayload): Promise<void> {
  if (jti === undefined || !context.rules.enforces('client-assertion-once')) return
  const id = await fingerprint(JSON.stringify([client.client_id, jti]))
  const until = ((exp ?? context.clock.now() / 1_000 + LONGEST_LIFE) + TOLERANCE) * 1_000
  const first = await context.store.add('assertion', id, { client_id: client.client_id }, until)
  if (!first) throw invalidClient('client_assertion: its jti was used before')
}
