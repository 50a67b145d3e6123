/** Where identifiers, codes and tokens get their randomness from. */
export interface Random {
  /** `length` random bytes. */
  bytes(length: number): Uint8Array
}

/** Bytes fetched at once: asking the platform costs the same for 4096 as for 16. */
const POOL_SIZE = 4_096
const pool = Buffer.alloc(POOL_SIZE)
let used = POOL_SIZE

/** The platform's cryptographic randomness. Every byte is given out once. */
export const systemRandom: Random = {
  bytes(length) {
    if (length > POOL_SIZE) return crypto.getRandomValues(new Uint8Array(length))
    if (used + length > POOL_SIZE) {
      crypto.getRandomValues(pool)
      used = 0
    }
    // Of Node's slab: an array of its own for each would cost more than all else here.
    const bytes = Buffer.allocUnsafe(length)
    const end = used + length
    pool.copy(bytes, 0, used, end)
    pool.fill(0, used, end)
    used = end
    return bytes
  },
}

/**
 * The same bytes for the same seed, in the same order: for tests that want equal identifiers in every run.
 * Not fit for anything that must stay secret. (xoshiro128**, seeded by FNV-1a)
 */
export function seededRandom(seed: string): Random {
  const fnv = (basis: number): number => {
    let hash = basis
    for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193)
    return hash >>> 0
  }
  let [a, b, c, d] = [fnv(0x811c9dc5), fnv(0x01234567), fnv(0x9e3779b9), fnv(0xdeadbeef) | 1]
  const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by))
  const next = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9)
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = rotate(d, 11)
    return result >>> 0
  }
  for (let i = 0; i < 16; i++) next()
  return {
    bytes(length) {
      const bytes = new Uint8Array(length)
      for (let i = 0; i < length; i++) bytes[i] = next() >>> 24
      return bytes
    },
  }
}

/** An unguessable value in base64url: 32 bytes (256 bits) unless told otherwise. RFC 6749 section 10.10 asks for at least 128 bits. */
export const unguessable = (random: Random, length = 32): string => asBuffer(random.bytes(length)).toString('base64url')

/** The same bytes, not copied. */
export const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength)
