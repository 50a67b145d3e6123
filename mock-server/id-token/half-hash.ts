import { type DigestAlgorithm, digest } from '../digest.js'
import { asBuffer } from '../random.js'

/** EdDSA with Ed25519 hashes by SHA-512; `none` has no hash of its own, so SHA-256 stands in. */
const DIGESTS: Readonly<Record<string, DigestAlgorithm>> = { EdDSA: 'SHA-512', Ed25519: 'SHA-512' }
const BY_SIZE: Readonly<Record<string, DigestAlgorithm>> = { '256': 'SHA-256', '384': 'SHA-384', '512': 'SHA-512' }

/** Value of `at_hash` and `c_hash`: the left half of the hash that the signature algorithm uses, OpenID Connect Core 1.0 section 3.1.3.6. */
export async function halfHash(alg: string, value: string): Promise<string> {
  const bytes = await digest(DIGESTS[alg] ?? BY_SIZE[alg.slice(-3)] ?? 'SHA-256', value)
  return asBuffer(bytes.subarray(0, bytes.length / 2)).toString('base64url')
}
