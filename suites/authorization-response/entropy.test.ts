import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { bitsPerCharacter, estimatedEntropy, varyingParts } from './entropy.js'

const REQUIRED = 96

/** Values that look random and are the same in each run. */
const values = (count: number, encoding: 'hex' | 'base64url', bytes: number, seed = 0): readonly string[] =>
  Array.from({ length: count }, (_, index) =>
    createHash('sha256').update(`${seed}:${index}`).digest().subarray(0, bytes).toString(encoding),
  )

describe('codes that are random enough', () => {
  test.each([2, 4, 8])('%i codes of 128 bits in base64url pass, whatever their characters', (count) => {
    for (let seed = 0; seed < 500; seed++) {
      expect(estimatedEntropy(values(count, 'base64url', 16, seed)), `seed ${seed}`).toBeGreaterThanOrEqual(REQUIRED)
    }
  })

  test('codes of 128 bits in hexadecimal pass', () => {
    for (let seed = 0; seed < 500; seed++) {
      expect(estimatedEntropy(values(4, 'hex', 16, seed))).toBeGreaterThanOrEqual(REQUIRED)
    }
  })

  test('a fixed prefix and suffix do no harm', () => {
    expect(estimatedEntropy(values(4, 'base64url', 32).map((value) => `ory_ac_${value}.client`))).toBeGreaterThan(160)
  })
})

describe('codes that can be guessed', () => {
  test.each([
    ['the same code twice', ['Ab3dEf6hIj9lMn2pQr5tUv8x', 'Ab3dEf6hIj9lMn2pQr5tUv8x']],
    [
      'a counter behind a long prefix',
      ['oZ81nQ0xV3Yb7RkW9sLt-1001', 'oZ81nQ0xV3Yb7RkW9sLt-1002', 'oZ81nQ0xV3Yb7RkW9sLt-1003'],
    ],
    ['20 digits', ['31415926535897932384', '62643383279502884197']],
    ['one character again and again', ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa']],
    ['12 random characters', values(8, 'base64url', 9)],
    ['no character at all', ['']],
  ])('%s', (_, codes) => {
    expect(estimatedEntropy(codes)).toBeLessThan(REQUIRED)
  })
})

test('what all values begin and end with is left out', () => {
  expect(varyingParts(['abXYz', 'abQz', 'abRSTz'])).toEqual(['XY', 'Q', 'RST'])
  expect(varyingParts(['alone'])).toEqual(['alone'])
  expect(varyingParts(['aa', 'aaa'])).toEqual(['', 'a'])
})

test('a sample of one character holds nothing', () => {
  expect(bitsPerCharacter('')).toBe(0)
  expect(bitsPerCharacter('zzzz')).toBe(0)
})
