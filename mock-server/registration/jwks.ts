import type { JsonObject } from '../seams.js'

/** Members that each type of public key needs, RFC 7518 section 6. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  RSA: ['n', 'e'],
  EC: ['crv', 'x', 'y'],
  OKP: ['crv', 'x'],
}
/** Members of private and symmetric keys, RFC 7518 sections 6.2.2, 6.3.2 and 6.4.1. */
const SECRET = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What is wrong with a client's `jwks`, or `undefined`. Keys of unknown types are let through: RFC 7517 section 5. */
export function jwksProblem(value: unknown): string | undefined {
  const keys = isObject(value) ? value.keys : undefined
  if (!Array.isArray(keys)) return 'must be a JWK Set: an object with an array keys'
  for (const [i, key] of keys.entries()) {
    if (!isObject(key) || typeof key.kty !== 'string') return `must hold keys with a kty: keys[${i}] has none`
    const secret = SECRET.find((member) => key[member] !== undefined)
    if (secret !== undefined || key.kty === 'oct')
      return `must hold public keys only: keys[${i}] is private or symmetric`
    const missing = NEEDED[key.kty]?.find((member) => typeof key[member] !== 'string')
    if (missing !== undefined) return `must hold whole keys: keys[${i}] has no ${missing}`
  }
  return undefined
}
