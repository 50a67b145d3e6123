import { nodeCrypto } from '../../../digest.js'
import type { JsonObject } from '../../../seams.js'
import { isObject } from '../json-values.js'

/** Types of keys, RFC 7518 section 6.1 and RFC 8037 section 2, with the members that each needs. */
const KEY_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  RSA: ['n', 'e'],
  EC: ['crv', 'x', 'y'],
  OKP: ['crv', 'x'],
  oct: ['k'],
}

/** Members that hold bytes. */
const BYTES: readonly string[] = ['k', 'x', 'y', 'n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi']

/** Curves with the bytes of a coordinate. */
const CURVES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  EC: { 'P-256': 32, 'P-384': 48, 'P-521': 66 },
  OKP: { Ed25519: 32 },
}

/** Thumbprints of certificates with their bytes. */
const THUMBPRINTS = [
  ['x5t', 'sha1', 20],
  ['x5t#S256', 'sha256', 32],
] as const

/** What is wrong with a JSON Web Key; `undefined` when nothing is. */
export function keyDefect(key: unknown): string | undefined {
  if (!isObject(key)) return 'a key is no object'
  const kty = String(key.kty)
  const members = Object.hasOwn(KEY_MEMBERS, kty) ? KEY_MEMBERS[kty] : undefined
  if (members === undefined) return `the type of key ${JSON.stringify(key.kty ?? '')} is unknown`
  // The servers want the primes of a private RSA key.
  const wanted = kty === 'RSA' && filled(key.d) ? [...members, 'p', 'q'] : members
  const missing = wanted.find((name) => !filled(key[name]))
  if (missing !== undefined) return `a key of type ${kty} lacks ${missing}`
  const garbled = BYTES.find((name) => key[name] != null && !isBase64url(key[name]))
  if (garbled !== undefined) return `${garbled} is not base64url`
  return curveDefect(kty, key) ?? certificateDefect(key)
}

const filled = (value: unknown): value is string => typeof value === 'string' && value !== ''

const isBase64url = (value: unknown): boolean => typeof value === 'string' && /^[\w-]*$/.test(value)

const sizeOf = (value: unknown): number => Buffer.from(String(value), 'base64url').length

function curveDefect(kty: string, key: JsonObject): string | undefined {
  const curves = CURVES[kty]
  if (curves === undefined) return undefined
  const crv = String(key.crv)
  const size = Object.hasOwn(curves, crv) ? curves[crv] : undefined
  if (size === undefined) return `the curve ${JSON.stringify(crv)} is unknown`
  if (kty !== 'EC') return undefined
  const wrong = ['x', 'y', 'd'].find((name) => filled(key[name]) && sizeOf(key[name]) !== size)
  return wrong === undefined ? undefined : `${wrong} has not the length of the curve ${crv}`
}

/** RFC 7517 sections 4.7 to 4.9: the first certificate is of this key, and thumbprints are of that certificate. */
function certificateDefect(key: JsonObject): string | undefined {
  const { x5c } = key
  if (x5c != null && !(Array.isArray(x5c) && x5c.every((item) => typeof item === 'string'))) return 'x5c is no list'
  const [leaf] = Array.isArray(x5c) ? x5c : []
  if (leaf !== undefined && !isCertificateOf(key, String(leaf))) return 'x5c holds no certificate of the key'
  for (const [name, hash, size] of THUMBPRINTS) {
    const value = key[name]
    if (value == null || value === '') continue
    if (!isBase64url(value) || sizeOf(value) !== size) return `${name} is no thumbprint`
    const actual =
      leaf &&
      nodeCrypto
        ?.createHash(hash)
        .update(Buffer.from(String(leaf), 'base64'))
        .digest('base64url')
    if (actual !== undefined && actual !== value) return `${name} is not of the certificate in x5c`
  }
  return undefined
}

function isCertificateOf({ kty, crv, n, e, x, y }: JsonObject, text: string): boolean {
  // Where nobody reads certificates, all of them will do.
  if (nodeCrypto === undefined) return true
  try {
    const own = new nodeCrypto.X509Certificate(Buffer.from(text, 'base64')).publicKey.export({ format: 'jwk' })
    return own.kty === kty && own.crv === crv && own.n === n && own.e === e && own.x === x && own.y === y
  } catch {
    return false
  }
}
