import { createHash } from 'node:crypto'

/** The hash that goes with each signature algorithm. Ed448 is left out: its SHAKE256 is no hash of a JWS algorithm name here. */
const DIGESTS: Readonly<Record<string, string>> = { '256': 'sha256', '384': 'sha384', '512': 'sha512' }

/**
 * `at_hash` or `c_hash` of a value: the left half of the hash that goes with the algorithm of the ID token, in base64url.
 * `undefined` when the algorithm has no hash. OpenID Connect Core 1.0 sections 3.1.3.6 and 3.3.2.11.
 */
export function halfHash(value: string, alg: unknown): string | undefined {
  if (typeof alg !== 'string') return undefined
  const digest = alg === 'EdDSA' || alg === 'Ed25519' ? 'sha512' : DIGESTS[alg.slice(2)]
  if (digest === undefined) return undefined
  const hash = createHash(digest).update(value, 'ascii').digest()
  return hash.subarray(0, hash.length / 2).toString('base64url')
}
