import type { JsonObject } from '../harness/context.js'

const number = (text: string): bigint => BigInt(`0x${Buffer.from(text, 'base64url').toString('hex') || '0'}`)

function text(value: bigint): string {
  const hex = value.toString(16)
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url')
}

/** `1 / value` modulo a prime, by the extended Euclidean algorithm. */
function inverse(value: bigint, prime: bigint): bigint {
  let [rest, next] = [prime, value % prime]
  let [before, factor] = [0n, 1n]
  while (next !== 0n) {
    const quotient = rest / next
    ;[rest, next] = [next, rest - quotient * next]
    ;[before, factor] = [factor, before - quotient * factor]
  }
  return before < 0n ? before + prime : before
}

/**
 * A private key with all that libraries want: 1.x leaves out of RSA keys what follows from the rest (RFC 7518 section 6.3.2).
 * Keys of other types are handed back as they are.
 */
export function completePrivateJwk(jwk: Readonly<JsonObject>): Readonly<JsonObject> {
  const { kty, d, p, q } = jwk
  if (kty !== 'RSA' || typeof d !== 'string' || typeof p !== 'string' || typeof q !== 'string') return jwk
  const [exponent, first, second] = [number(d), number(p), number(q)]
  if (first < 2n || second < 2n) return jwk
  return {
    dp: text(exponent % (first - 1n)),
    dq: text(exponent % (second - 1n)),
    qi: text(inverse(second, first)),
    ...jwk,
  }
}
