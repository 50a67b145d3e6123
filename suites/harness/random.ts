import { createHash, randomBytes } from 'node:crypto'

/** Gives fresh bytes. */
export type RandomBytes = (length: number) => Uint8Array

/** Cryptographic randomness. */
export const systemRandom: RandomBytes = (length) => randomBytes(length)

/**
 * The same bytes for the same seed and stream, in the same order. Each check has a stream of its own, so that
 * concurrency does not change what it gets. Anybody who knows the seed knows the values: for repeating a run, not for secrets.
 */
export function seededRandom(seed: string, stream: string): RandomBytes {
  let block = 0
  let rest = Buffer.alloc(0)
  return (length) => {
    while (rest.length < length) {
      const next = createHash('sha256')
        .update(JSON.stringify([seed, stream, block++]))
        .digest()
      rest = Buffer.concat([rest, next])
    }
    const bytes = rest.subarray(0, length)
    rest = rest.subarray(length)
    return bytes
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
/** The largest multiple of the alphabet's size below 256: bytes from there on would favour its first characters. */
const FAIR = 256 - (256 % ALPHABET.length)

/** `length` characters of `A-Za-z0-9`, each as likely as the others. */
export function randomText(random: RandomBytes, length: number): string {
  let text = ''
  while (text.length < length) {
    for (const byte of random(length - text.length)) if (byte < FAIR) text += ALPHABET[byte % ALPHABET.length]
  }
  return text
}
