import type { webcrypto } from 'node:crypto'
import { algorithmOf, isSigningAlgorithm } from '../../../keys/signing-algorithms.js'
import { importSigningKey, type SigningKey } from '../../../keys/signing-key.js'
import type { JsonObject } from '../../../seams.js'
import type { HydraLine } from '../lines.js'
import { withCrtMembers } from './rsa-crt.js'

/** A private key ready to sign. */
export type HydraSigner = Omit<SigningKey, 'alg'> & { readonly alg: string }

/** How WebCrypto signs by an algorithm that no other system here signs by. */
interface FurtherAlgorithm {
  readonly kty: string
  readonly crv?: string
  readonly key: webcrypto.RsaHashedImportParams | webcrypto.EcKeyImportParams | webcrypto.HmacImportParams
  readonly sign: webcrypto.RsaPssParams | webcrypto.EcdsaParams | { readonly name: string }
}

const ec = (crv: string, hash: string): FurtherAlgorithm => ({
  kty: 'EC',
  crv,
  key: { name: 'ECDSA', namedCurve: crv },
  sign: { name: 'ECDSA', hash },
})
const rsa = (hash: string): FurtherAlgorithm => ({
  kty: 'RSA',
  key: { name: 'RSASSA-PKCS1-v1_5', hash },
  sign: { name: 'RSASSA-PKCS1-v1_5' },
})
const pss = (hash: string, saltLength: number): FurtherAlgorithm => ({
  kty: 'RSA',
  key: { name: 'RSA-PSS', hash },
  sign: { name: 'RSA-PSS', saltLength },
})

const hmac = (hash: string): FurtherAlgorithm => ({
  kty: 'oct',
  key: { name: 'HMAC', hash },
  sign: { name: 'HMAC' },
})

/** What operators may put into the sets of the server beside the algorithms that every system knows, RFC 7518 section 3.1. */
const FURTHER: Readonly<Record<string, FurtherAlgorithm>> = {
  RS384: rsa('SHA-384'),
  RS512: rsa('SHA-512'),
  PS384: pss('SHA-384', 48),
  PS512: pss('SHA-512', 64),
  ES384: ec('P-384', 'SHA-384'),
  ES512: ec('P-521', 'SHA-512'),
  HS256: hmac('SHA-256'),
  HS384: hmac('SHA-384'),
  HS512: hmac('SHA-512'),
}

const furtherOf = (alg: string): FurtherAlgorithm | undefined =>
  Object.hasOwn(FURTHER, alg) ? FURTHER[alg] : undefined

/** The algorithm that a private key signs by; `undefined` where none fits. Only a pair of 1.x need not say it. */
export function algorithmOfSigner(jwk: Readonly<JsonObject>, { keys }: Pick<HydraLine, 'keys'>): string | undefined {
  if (keys.pairs) return 'RS256'
  if (jwk.alg === undefined) return undefined
  const known = algorithmOf(jwk)
  if (known !== undefined) return known
  const alg = String(jwk.alg)
  const further = furtherOf(alg)
  return further?.kty === jwk.kty && (further?.crv === undefined || further.crv === jwk.crv) ? alg : undefined
}

/** Imports a private key for its algorithm. */
export async function hydraSigner(alg: string, jwk: Readonly<JsonObject>): Promise<HydraSigner> {
  const whole = withCrtMembers(jwk)
  if (isSigningAlgorithm(alg)) return importSigningKey(alg, whole)
  const further = furtherOf(alg)
  if (further === undefined) throw new RangeError(`nothing signs by ${alg}`)
  const { alg: _alg, use: _use, kid, key_ops: _ops, ext: _ext, ...members } = whole
  const key = await crypto.subtle.importKey('jwk', members, further.key, false, ['sign'])
  const { kty, crv, n, e, x, y } = jwk
  const open = Object.entries({ kty, crv, n, e, x, y }).filter(([, value]) => value !== undefined)
  return {
    alg,
    kid: String(kid),
    publicJwk: { ...Object.fromEntries(open), kid, use: 'sig', alg },
    sign: async (input) => new Uint8Array(await crypto.subtle.sign(further.sign, key, new TextEncoder().encode(input))),
  }
}
