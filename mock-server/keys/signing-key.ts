import type { webcrypto } from 'node:crypto'
import { calculateJwkThumbprint } from 'jose/jwk/thumbprint'
import { nodeCrypto } from '../digest.js'
import type { SigningAlgorithm } from '../options.js'
import type { JsonObject } from '../seams.js'
import { SIGNING, type SigningAlgorithmRow } from './signing-algorithms.js'

/** A private key ready to sign, and its public half as it is published. */
export interface SigningKey {
  readonly alg: SigningAlgorithm
  readonly kid: string
  readonly publicJwk: JsonObject
  /** The raw signature (JWS form) of the text. */
  sign(input: string): Promise<Uint8Array> | Uint8Array
}

/** Makes a new key. WebCrypto makes RSA keys in the thread pool, so nothing else waits. */
export async function generateSigningKey(alg: SigningAlgorithm): Promise<SigningKey> {
  const { generate }: SigningAlgorithmRow = SIGNING[alg]
  const pair = await crypto.subtle.generateKey(generate, true, ['sign', 'verify'])
  if (!('privateKey' in pair)) throw new Error(`${alg}: no key pair was made`)
  return signingKey(alg, await crypto.subtle.exportKey('jwk', pair.privateKey))
}

/** A key given as a private JWK, imported once. Its `kid` is kept; without one it is the thumbprint (RFC 7638). */
export async function importSigningKey(alg: SigningAlgorithm, jwk: Readonly<JsonObject>): Promise<SigningKey> {
  return signingKey(alg, jwk)
}

async function signingKey(
  alg: SigningAlgorithm,
  jwk: Readonly<JsonObject> | webcrypto.JsonWebKey,
): Promise<SigningKey> {
  const { kty, crv, n, e, x, y } = jwk
  const publicMembers = withoutUndefined({ kty, crv, n, e, x, y })
  const given = 'kid' in jwk && typeof jwk.kid === 'string' ? jwk.kid : undefined
  const kid = given ?? (await calculateJwkThumbprint(publicMembers))
  return {
    alg,
    kid,
    publicJwk: { ...publicMembers, kid, use: 'sig', alg },
    sign: signAtOnce(alg, jwk) ?? (await signInPool(alg, jwk)),
  }
}

const withoutUndefined = (members: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))

function signAtOnce(alg: SigningAlgorithm, jwk: webcrypto.JsonWebKey): SigningKey['sign'] | undefined {
  const { atOnce }: SigningAlgorithmRow = SIGNING[alg]
  const node = nodeCrypto
  if (node === undefined || atOnce === undefined) return undefined
  const key = node.createPrivateKey({ key: { ...privateMembers(jwk) }, format: 'jwk' })
  return (input) => node.sign(atOnce.digest, Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' })
}

async function signInPool(alg: SigningAlgorithm, jwk: webcrypto.JsonWebKey): Promise<SigningKey['sign']> {
  const { generate, sign }: SigningAlgorithmRow = SIGNING[alg]
  const key = await crypto.subtle.importKey('jwk', privateMembers(jwk), generate, false, ['sign'])
  const encoder = new TextEncoder()
  return async (input) => new Uint8Array(await crypto.subtle.sign(sign, key, encoder.encode(input)))
}

/** Without `alg`, `use`, `key_ops` and `ext`, which importers compare with what they want. */
const privateMembers = ({
  alg: _alg,
  use: _use,
  key_ops: _ops,
  ext: _ext,
  ...members
}: webcrypto.JsonWebKey): webcrypto.JsonWebKey => members
