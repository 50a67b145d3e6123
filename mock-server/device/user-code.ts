import type { Random } from '../random.js'

/** Letters that spell no words and are not mistaken for each other, RFC 8628 section 6.1. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ'
const LENGTH = 8

/** A new user code such as `WDJB-MJHT`: 20^8 possibilities. */
export function userCode(random: Random): string {
  let code = ''
  while (code.length < LENGTH) {
    for (const byte of random.bytes(LENGTH)) {
      // Bytes from 240 up would make the first letters likelier.
      if (byte < 240 && code.length < LENGTH) code += LETTERS[byte % LETTERS.length]
    }
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** What a person typed, without case and punctuation: the id of a `user_code` record. */
export const normalizedUserCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z]/g, '')
