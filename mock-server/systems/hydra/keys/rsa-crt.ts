import type { JsonObject } from '../../../seams.js'

const numberOf = (text: unknown): bigint => BigInt(`0x${Buffer.from(String(text), 'base64url').toString('hex')}`)

function textOf(number: bigint): string {
  const hex = number.toString(16)
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url')
}

/** The inverse of a number by a prime, by Euclid's algorithm. */
function inverse(number: bigint, prime: bigint): bigint {
  let [before, rest] = [prime, number % prime]
  let [previous, factor] = [0n, 1n]
  while (rest > 0n) {
    const times = before / rest
    ;[before, rest] = [rest, before - times * rest]
    ;[previous, factor] = [factor, previous - times * factor]
  }
  return ((previous % prime) + prime) % prime
}

/** A private RSA key with what can be computed from its primes, RFC 7518 section 6.3.2: importers want it. */
export function withCrtMembers(jwk: Readonly<JsonObject>): JsonObject {
  if (jwk.kty !== 'RSA' || (jwk.dp !== undefined && jwk.dq !== undefined && jwk.qi !== undefined)) return { ...jwk }
  const [d, p, q] = [numberOf(jwk.d), numberOf(jwk.p), numberOf(jwk.q)]
  return { ...jwk, dp: textOf(d % (p - 1n)), dq: textOf(d % (q - 1n)), qi: textOf(inverse(q, p)) }
}
