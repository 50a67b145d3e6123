import { createPublicKey } from 'node:crypto'
import { isNonEmptyString } from '../evidence.js'
import type { PublishedKey } from './key-set.js'

/** Length of a coordinate in octets, RFC 7518 section 6.2.1.2 and RFC 8037 section 2. */
const COORDINATE_OCTETS: Readonly<Record<string, number>> = {
  'P-256': 32,
  'P-384': 48,
  'P-521': 66,
  secp256k1: 32,
  Ed25519: 32,
  Ed448: 57,
  X25519: 32,
  X448: 56,
}

/** What a key of each type is made of: members with base64url values, RFC 7518 section 6 and RFC 8037 section 2. */
const KEY_TYPES: Readonly<Record<string, { readonly values: readonly string[]; readonly curves?: readonly string[] }>> =
  {
    RSA: { values: ['n', 'e'] },
    EC: { values: ['x', 'y'], curves: ['P-256', 'P-384', 'P-521', 'secp256k1'] },
    OKP: { values: ['x'], curves: ['Ed25519', 'Ed448', 'X25519', 'X448'] },
    oct: { values: ['k'] },
  }

/** Algorithms that keys of a key set can be for: RFC 7518 sections 3.1 and 4.1, RFC 8037, RFC 8812, RFC 9864. */
const ALGORITHMS: ReadonlySet<string> = new Set(
  `RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 ES256K EdDSA Ed25519 Ed448 HS256 HS384 HS512
   RSA1_5 RSA-OAEP RSA-OAEP-256 RSA-OAEP-384 RSA-OAEP-512 ECDH-ES ECDH-ES+A128KW ECDH-ES+A192KW ECDH-ES+A256KW
   A128KW A192KW A256KW dir A128GCMKW A192GCMKW A256GCMKW`.split(/\s+/),
)

const BASE64URL = /^[A-Za-z0-9_-]+$/

/** Members of any key with their types, RFC 7517 section 4. */
const COMMON: Readonly<Record<string, 'string' | 'strings'>> = {
  use: 'string',
  alg: 'string',
  kid: 'string',
  x5u: 'string',
  x5t: 'string',
  'x5t#S256': 'string',
  key_ops: 'strings',
  x5c: 'strings',
}

const isStrings = (value: unknown): boolean =>
  Array.isArray(value) && value.every((member) => typeof member === 'string')

function commonDefect(key: PublishedKey): string | undefined {
  for (const [name, type] of Object.entries(COMMON)) {
    const value = key[name]
    if (value === undefined) continue
    if (type === 'string' && typeof value !== 'string') return `${name} is not a string`
    if (type === 'strings' && !isStrings(value)) return `${name} is not an array of strings`
  }
  return undefined
}

function valueDefect(key: PublishedKey, name: string): string | undefined {
  const value = key[name]
  if (!isNonEmptyString(value)) return `${name} is missing`
  if (!BASE64URL.test(value)) return `${name} is not base64url`
  const octets = typeof key.crv === 'string' ? COORDINATE_OCTETS[key.crv] : undefined
  const length = Buffer.from(value, 'base64url').length
  return octets === undefined || length === octets ? undefined : `${name} has ${length} octets, not ${octets}`
}

const canBeRead = (key: PublishedKey): boolean => {
  try {
    // Private members, if there are any, are for another check.
    const { d: _private, ...jwk } = key
    createPublicKey({ key: jwk, format: 'jwk' })
    return true
  } catch {
    return false
  }
}

/** What is malformed in a key, or `undefined`. A type that nobody knows is not malformed, RFC 7517 section 5. */
export function keyDefect(key: PublishedKey): string | undefined {
  if (!isNonEmptyString(key.kty)) return 'kty is missing'
  const common = commonDefect(key)
  if (common !== undefined) return common
  const type = KEY_TYPES[key.kty]
  if (type === undefined) return undefined
  if (type.curves !== undefined && !isNonEmptyString(key.crv)) return 'crv is missing'
  for (const name of type.values) {
    const defect = valueDefect(key, name)
    if (defect !== undefined) return defect
  }
  const readable = key.kty !== 'oct' && unfamiliar(key) === undefined
  return !readable || canBeRead(key) ? undefined : 'its values are no key'
}

/** What a client is unlikely to know in a key: its type, curve or algorithm; or `undefined`. */
export function unfamiliar({ kty, crv, alg }: PublishedKey): string | undefined {
  // A key without a type is malformed, not unfamiliar.
  if (typeof kty !== 'string') return undefined
  const type = KEY_TYPES[kty]
  if (type === undefined) return `kty ${kty}`
  if (type.curves !== undefined && !type.curves.includes(String(crv))) return `crv ${String(crv)}`
  return alg === undefined || ALGORITHMS.has(String(alg)) ? undefined : `alg ${String(alg)}`
}
