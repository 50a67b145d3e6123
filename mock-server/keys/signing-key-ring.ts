import { decodeProtectedHeader } from 'jose/decode/protected_header'
import { compactVerify } from 'jose/jws/compact/verify'
import { importJWK } from 'jose/key/import'
import { OptionsError } from '../option-values.js'
import { SIGNING_ALGORITHMS, type SigningAlgorithm } from '../options.js'
import type { JsonObject, JwtDraft } from '../seams.js'
import type { ClientRecord } from '../store/records.js'
import type { KeyRing } from './key-ring.js'
import { algorithmOf, HMAC_HASHES, isHmacAlgorithm, isSigningAlgorithm } from './signing-algorithms.js'
import { generateSigningKey, importSigningKey, type SigningKey } from './signing-key.js'

/** How many rounds of rotated-out keys stay published. */
const KEPT_ROTATIONS = 4

const base64url = (text: string): string => Buffer.from(text).toString('base64url')

/** The keys of one provider: given ones are imported, others made, each when it is first needed and only once. */
export class SigningKeyRing implements KeyRing {
  readonly algorithms: readonly string[]
  readonly #configured: readonly SigningAlgorithm[]
  readonly #given: ReadonlyMap<SigningAlgorithm, Readonly<JsonObject>>
  readonly #positions: ReadonlyMap<Readonly<JsonObject>, number>
  #current = new Map<SigningAlgorithm, Promise<SigningKey>>()
  /** Rotated out, newest first, one list for each rotation. */
  #old: (readonly Promise<SigningKey>[])[] = []

  constructor(options: {
    readonly algorithms: readonly SigningAlgorithm[]
    readonly keys: readonly Readonly<JsonObject>[]
  }) {
    this.#given = new Map(options.keys.map((jwk, i) => givenKey(jwk, `keys[${i}]`)))
    this.#configured = SIGNING_ALGORITHMS.filter((alg) => options.algorithms.includes(alg) || this.#given.has(alg))
    this.#positions = new Map(options.keys.map((jwk, i) => [jwk, i]))
    this.algorithms = [...this.#configured, ...Object.keys(HMAC_HASHES)]
  }

  /** Imports the given keys; throws an `OptionsError` that names a key whose signatures nobody could verify. */
  async importGiven(): Promise<void> {
    for (const [alg, jwk] of this.#given) {
      if (await this.#works(alg)) continue
      const option = `keys[${this.#positions.get(jwk) ?? 0}]`
      throw new OptionsError(
        option,
        `cannot be used for ${alg}: give a complete private JWK (RSA of at least 2048 bits)`,
      )
    }
  }

  async #works(alg: SigningAlgorithm): Promise<boolean> {
    try {
      return (await this.verify(await this.sign({ header: { alg }, claims: {} }))) !== undefined
    } catch {
      return false
    }
  }

  /** Starts making the keys without waiting for them. */
  prepare(): void {
    // Whoever needs the key meets the failure.
    for (const alg of this.#configured) this.#key(alg).catch(() => {})
  }

  async jwks(): Promise<{ keys: JsonObject[] }> {
    for (const alg of this.#configured) this.#key(alg)
    const keys = await Promise.all([...this.#current.values(), ...this.#old.flat()])
    return { keys: keys.map(({ publicJwk }) => ({ ...publicJwk })) }
  }

  async sign({ header, claims }: JwtDraft, client?: ClientRecord): Promise<string> {
    const { alg } = header
    const payload = base64url(JSON.stringify(claims))
    if (alg === 'none') return `${base64url(JSON.stringify(header))}.${payload}.`
    if (isHmacAlgorithm(alg)) {
      const input = `${base64url(JSON.stringify(header))}.${payload}`
      return `${input}.${await hmac(alg, client?.client_secret ?? '', input)}`
    }
    const key = await this.#key(isSigningAlgorithm(alg) ? alg : resembling(alg))
    const input = `${encodedHeader(header, key)}.${payload}`
    return `${input}.${Buffer.from(await key.sign(input)).toString('base64url')}`
  }

  async verify(jwt: string, client?: ClientRecord) {
    const header = protectedHeader(jwt)
    if (header === undefined) return undefined
    for (const jwk of await this.#candidates(header, client)) {
      const claims = await verifiedClaims(jwt, jwk, String(header.alg))
      if (claims !== undefined) return { header, claims }
    }
    return undefined
  }

  async rotate(): Promise<void> {
    const before = [...this.#current.entries()]
    this.#current = new Map(before.map(([alg]) => [alg, generateSigningKey(alg)]))
    this.#old = [before.map(([, key]) => key), ...this.#old].slice(0, KEPT_ROTATIONS)
    // A given key signs until the first rotation only.
    for (const alg of this.#configured) if (!this.#current.has(alg)) this.#current.set(alg, generateSigningKey(alg))
    await Promise.all(this.#current.values())
  }

  /** Public keys of one algorithm; none is made for it. */
  async #published(alg: SigningAlgorithm): Promise<readonly JsonObject[]> {
    const keys = await Promise.all([...this.#current.values(), ...this.#old.flat()])
    return keys.filter((key) => key.alg === alg).map(({ publicJwk }) => publicJwk)
  }

  #key(alg: SigningAlgorithm): Promise<SigningKey> {
    const found = this.#current.get(alg)
    if (found !== undefined) return found
    const given = this.#given.get(alg)
    const made = given === undefined ? generateSigningKey(alg) : importSigningKey(alg, given)
    this.#current.set(alg, made)
    return made
  }

  async #candidates(header: JsonObject, client: ClientRecord | undefined): Promise<readonly JsonObject[]> {
    if (isHmacAlgorithm(header.alg)) {
      return client?.client_secret ? [{ kty: 'oct', k: base64url(client.client_secret) }] : []
    }
    if (!isSigningAlgorithm(header.alg)) return []
    const keys = await this.#published(header.alg)
    return header.kid === undefined ? keys : keys.filter(({ kid }) => kid === header.kid)
  }
}

/** A header that a fault spoiled is signed by the algorithm it resembles, so that only the header is wrong. */
function resembling(alg: unknown): SigningAlgorithm {
  const spelled = String(alg).toLowerCase()
  return SIGNING_ALGORITHMS.find((known) => known.toLowerCase() === spelled) ?? 'RS256'
}

/** Encoded headers of a key by `typ`: nearly all tokens have one of three. */
const encodedHeaders = new WeakMap<SigningKey, Map<unknown, string>>()
const MOST_TYPES = 8

function encodedHeader(header: JwtDraft['header'], key: SigningKey): string {
  const { alg, typ, ...others } = header
  if (alg !== key.alg || Object.keys(others).length > 0) return base64url(JSON.stringify({ kid: key.kid, ...header }))
  const known = encodedHeaders.get(key) ?? new Map<unknown, string>()
  encodedHeaders.set(key, known)
  const encoded = known.get(typ) ?? base64url(JSON.stringify({ ...header, kid: key.kid }))
  if (known.size < MOST_TYPES) known.set(typ, encoded)
  return encoded
}

function givenKey(jwk: Readonly<JsonObject>, option: string): [SigningAlgorithm, Readonly<JsonObject>] {
  const alg = algorithmOf(jwk)
  if (alg !== undefined && typeof jwk.d === 'string') return [alg, jwk]
  throw new OptionsError(
    option,
    `is no private key for ${SIGNING_ALGORITHMS.join(', ')}: give a JWK with kty, alg and d`,
  )
}

async function hmac(alg: keyof typeof HMAC_HASHES, secret: string, input: string): Promise<string> {
  const encoder = new TextEncoder()
  // WebCrypto takes no empty key; a client without a secret can't verify in any case.
  const bytes = encoder.encode(secret === '' ? '\0' : secret)
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: HMAC_HASHES[alg] }, false, ['sign'])
  return Buffer.from(await crypto.subtle.sign('HMAC', key, encoder.encode(input))).toString('base64url')
}

function protectedHeader(jwt: string): JsonObject | undefined {
  try {
    return { ...decodeProtectedHeader(jwt) }
  } catch {
    return undefined
  }
}

async function verifiedClaims(jwt: string, jwk: JsonObject, alg: string): Promise<JsonObject | undefined> {
  try {
    const { payload } = await compactVerify(jwt, await importJWK(jwk, alg), { algorithms: [alg] })
    const claims: unknown = JSON.parse(new TextDecoder().decode(payload))
    return typeof claims === 'object' && claims !== null && !Array.isArray(claims) ? { ...claims } : undefined
  } catch {
    return undefined
  }
}
