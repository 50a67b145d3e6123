import { compactVerify, decodeJwt, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import type { OperationRequest, ProviderContext } from '../context.js'
import { fingerprint } from '../digest.js'
import { ASSERTION_ALGORITHMS } from '../keys/client-algorithms.js'
import { clientKeys } from '../keys/client-keys.js'
import type { ClientRecord } from '../store/records.js'
import { invalidClient } from './invalid-client.js'

/** `client_assertion_type`, RFC 7523 section 2.2. */
export const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

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
  const allowed = algorithms(client, signedBy)
  const key = verificationKey(context, client, signedBy)
  if (!context.rules.enforces('client-assertion-claims')) {
    await judged(compactVerify(assertion, key, { algorithms: allowed }))
    return once(context, client, decodeJwt(assertion))
  }
  const { payload } = await judged(
    jwtVerify(assertion, key, {
      algorithms: allowed,
      currentDate: new Date(context.clock.now()),
      clockTolerance: TOLERANCE,
      issuer: client.client_id,
      subject: client.client_id,
      audience: [context.issuer, context.url('getToken'), context.url(request.operationId)],
      requiredClaims: ['iss', 'sub', 'aud', 'exp', 'jti'],
    }),
  )
  judgeTimes(payload, context.clock.now() / 1_000)
  return once(context, client, payload)
}

function algorithms(client: ClientRecord, signedBy: keyof typeof ASSERTION_ALGORITHMS): string[] {
  const registered = client.metadata.token_endpoint_auth_signing_alg
  return ASSERTION_ALGORITHMS[signedBy].filter((alg) => registered === undefined || alg === registered)
}

function verificationKey(
  context: ProviderContext,
  client: ClientRecord,
  signedBy: keyof typeof ASSERTION_ALGORITHMS,
): JWTVerifyGetKey {
  if (signedBy === 'secret') return async () => new TextEncoder().encode(client.client_secret ?? '')
  const keys = clientKeys(context, client)
  if (keys === undefined) throw invalidClient('the client registered neither jwks nor jwks_uri')
  return keys
}

async function judged<T>(verification: Promise<T>): Promise<T> {
  try {
    return await verification
  } catch (error) {
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
