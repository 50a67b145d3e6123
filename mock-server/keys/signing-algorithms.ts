import type { webcrypto } from 'node:crypto'
import type { SigningAlgorithm } from '../options.js'
import type { JsonObject } from '../seams.js'

/** What is known of a signature algorithm, RFC 7518 section 3.1 and RFC 8037 section 3.1. */
export interface SigningAlgorithmRow {
  /** Type and curve of its keys. */
  readonly kty: string
  readonly crv?: string
  /** How WebCrypto makes a key, and signs with it. */
  readonly generate: webcrypto.RsaHashedKeyGenParams | webcrypto.EcKeyGenParams | { readonly name: string }
  readonly sign: webcrypto.RsaPssParams | webcrypto.EcdsaParams | { readonly name: string }
  /**
   * Its digest for `node:crypto`, which signs at once: the way through the thread pool costs more than an EC signature, and
   * half as much again as one by RSA. Without it WebCrypto signs.
   */
  readonly atOnce?: { readonly digest: string | null }
}

const rsa = (name: string): webcrypto.RsaHashedKeyGenParams => ({
  name,
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
})

export const SIGNING = {
  RS256: {
    kty: 'RSA',
    generate: rsa('RSASSA-PKCS1-v1_5'),
    sign: { name: 'RSASSA-PKCS1-v1_5' },
    atOnce: { digest: 'sha256' },
  },
  PS256: { kty: 'RSA', generate: rsa('RSA-PSS'), sign: { name: 'RSA-PSS', saltLength: 32 } },
  ES256: {
    kty: 'EC',
    crv: 'P-256',
    generate: { name: 'ECDSA', namedCurve: 'P-256' },
    sign: { name: 'ECDSA', hash: 'SHA-256' },
    atOnce: { digest: 'sha256' },
  },
  EdDSA: {
    kty: 'OKP',
    crv: 'Ed25519',
    generate: { name: 'Ed25519' },
    sign: { name: 'Ed25519' },
    atOnce: { digest: null },
  },
} as const satisfies Record<SigningAlgorithm, SigningAlgorithmRow>

export const isSigningAlgorithm = (alg: unknown): alg is SigningAlgorithm =>
  typeof alg === 'string' && Object.hasOwn(SIGNING, alg)

/** The algorithm a key is for: its `alg`, else the first that fits its type. */
export function algorithmOf(jwk: Readonly<JsonObject>): SigningAlgorithm | undefined {
  const fits = (alg: SigningAlgorithm): boolean => {
    const { kty, crv }: SigningAlgorithmRow = SIGNING[alg]
    return jwk.kty === kty && (crv === undefined || jwk.crv === crv)
  }
  if (jwk.alg !== undefined) return isSigningAlgorithm(jwk.alg) && fits(jwk.alg) ? jwk.alg : undefined
  return (['RS256', 'ES256', 'EdDSA'] as const).find(fits)
}

/** Algorithms that sign with the client's secret, RFC 7518 section 3.2. */
export const HMAC_HASHES = { HS256: 'SHA-256', HS384: 'SHA-384', HS512: 'SHA-512' } as const
export const isHmacAlgorithm = (alg: unknown): alg is keyof typeof HMAC_HASHES =>
  typeof alg === 'string' && Object.hasOwn(HMAC_HASHES, alg)
