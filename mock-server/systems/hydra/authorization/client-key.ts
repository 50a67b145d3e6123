import { decodeProtectedHeader } from 'jose/decode/protected_header'
import { compactVerify } from 'jose/jws/compact/verify'
import { decodeJwt } from 'jose/jwt/decode'
import { importJWK } from 'jose/key/import'
import type { JsonObject } from '../../../seams.js'
import type { HydraContext } from '../context.js'
import { type HydraError, hydraError, unknownError } from '../hydra-error.js'
import { isObject } from '../json-values.js'
import { keyDefect } from '../keys/key-defect.js'
import type { HydraClient } from '../records.js'

/** Most bytes of a key set or request object that are read. */
export const MAXIMUM_FETCHED = 262_144

/** Header and claims of a JWT whose signature nobody looked at yet. */
export interface UnverifiedJwt {
  readonly text: string
  readonly header: JsonObject
  readonly claims: JsonObject
}

/** Takes a JWT apart; `undefined` when it is none. */
export function readJwt(text: string): UnverifiedJwt | undefined {
  try {
    const header: JsonObject = { ...unprotectedHeader(text) }
    return { text, header, claims: { ...decodeJwt(text) } }
  } catch {
    return undefined
  }
}

/** jose's own reader refuses a JWT whose signature is empty. */
function unprotectedHeader(text: string): JsonObject {
  const [first = '', second = '', third] = text.split('.')
  if (third !== '') return { ...decodeProtectedHeader(text) }
  const header: unknown = JSON.parse(Buffer.from(first, 'base64url').toString())
  if (!isObject(header) || second === '') throw new Error('is no JWT')
  return header
}

/** Whether a client registered keys at all. */
export const hasKeys = ({ jwks, jwks_uri }: HydraClient): boolean => Array.isArray(jwks.keys) || jwks_uri !== ''

/**
 * The key of the client that signed a JWT.
 *
 * @throws HydraError `invalid_request` when there is none that fits, `server_error` when the key set cannot be fetched
 */
export async function signingKeyOf(
  context: HydraContext,
  client: HydraClient,
  jwt: UnverifiedJwt,
): Promise<JsonObject> {
  const keys = await keysOf(context, client)
  const { kid } = jwt.header
  if (keys.length === 0) throw hydraError('invalid_request', 'The key set of the client holds no key.')
  if (kid === undefined && context.line.flows.tokens.assertionNeedsKid)
    throw hydraError('invalid_request', 'The JSON Web Token must name its key by a kid.')
  const named = typeof kid === 'string' ? keys.filter((key) => key.kid === kid) : keys
  if (named.length === 0)
    throw hydraError(
      'invalid_request',
      `The JSON Web Token names the key '${String(kid)}', which the client does not have.`,
    )
  const found = named.find((key) => key.use === 'sig' && key.kty === keyType(jwt.header.alg))
  if (found !== undefined) return found
  throw hydraError(
    'invalid_request',
    `The client has no key of the right type with use 'sig' for the kid '${String(kid)}'.`,
  )
}

/** One defect makes the whole set unreadable. */
const isKey = (key: unknown): boolean => keyDefect(key) === undefined

const keyType = (alg: unknown): string => (String(alg).startsWith('ES') ? 'EC' : 'RSA')

async function keysOf(context: HydraContext, { jwks, jwks_uri }: HydraClient): Promise<readonly JsonObject[]> {
  if (Array.isArray(jwks.keys)) return jwks.keys.filter(isObject)
  try {
    const response = await context.fetch(new Request(jwks_uri, { signal: AbortSignal.timeout(5_000) }))
    const text = await response.text()
    const set: unknown = response.ok && text.length <= MAXIMUM_FETCHED ? JSON.parse(text) : undefined
    // Go reads what is not there as a set without keys.
    const keys = isObject(set) ? (set.keys ?? []) : set === null ? [] : undefined
    if (Array.isArray(keys) && keys.every(isKey)) return keys.filter(isObject)
  } catch {
    // As if nothing were there.
  }
  throw hydraError('server_error', 'The key set of the client cannot be fetched.', {
    debug: `nothing usable at ${jwks_uri}`,
  })
}

/** Whether the key made the signature. */
export async function isSignedBy(jwt: UnverifiedJwt, key: JsonObject): Promise<boolean> {
  const alg = String(jwt.header.alg)
  try {
    await compactVerify(jwt.text, await importJWK({ ...key }, alg), { algorithms: [alg] })
    return true
  } catch {
    return false
  }
}

/** What is said of a text that is no JWT: some lines have no name for it, unless it does not even look like one. */
export const unreadableJwt = ({ line }: Pick<HydraContext, 'line'>, text: string, named: HydraError): HydraError =>
  line.flows.tokens.brokenJwt === 'nameless' && text.split('.').length === 3
    ? unknownError('the JSON Web Token cannot be decoded')
    : named

/** What is said of a JWT that the key did not sign. */
export const wrongSignature = ({ line }: Pick<HydraContext, 'line'>, named: HydraError): HydraError =>
  line.flows.tokens.brokenJwt === 'nameless' ? unknownError('the signature of the JSON Web Token is wrong') : named

/** Whether the times of a JWT let it be used now. */
export function isInTime({ exp, nbf, iat }: JsonObject, now: number): boolean {
  const past = (time: unknown): boolean => typeof time === 'number' && time < now
  const future = (time: unknown): boolean => typeof time === 'number' && time > now
  return !past(exp) && !future(nbf) && !future(iat)
}
