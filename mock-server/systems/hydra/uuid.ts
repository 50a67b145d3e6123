import type { Random } from '../../random.js'

const DIGITS = Buffer.from('0123456789abcdef')
/** Where each byte stands in the text. */
const PLACES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34]
/** Where it is put together: ids are kept for long, and one put together of texts would keep these as well. */
const TEXT = Buffer.alloc(36, '-')

/** A random UUID, RFC 9562 section 5.4. */
export function uuid(random: Random): string {
  const bytes = random.bytes(16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  for (const [index, place] of PLACES.entries()) {
    const byte = bytes[index] ?? 0
    TEXT[place] = DIGITS[byte >> 4] ?? 0
    TEXT[place + 1] = DIGITS[byte & 0x0f] ?? 0
  }
  return TEXT.toString('latin1')
}

const WRITINGS = [
  /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/i,
  /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/i,
] as const

/** A UUID as it is kept, from any writing that the servers read: in braces, as a URN, without hyphens; `undefined` for what is none. */
export function canonicalUuid(text: string): string | undefined {
  const bare = /^\{(.*)\}$/.exec(text)?.[1] ?? /^urn:uuid:(.*)$/.exec(text)?.[1] ?? text
  for (const writing of WRITINGS) {
    const parts = writing.exec(bare)
    if (parts !== null) return parts.slice(1).join('-').toLowerCase()
  }
  return undefined
}
