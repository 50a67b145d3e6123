import { describe, expect, test } from 'vitest'
import { murmur3 } from './murmur3.js'

describe('murmur3', () => {
  test.each([
    ['', 0],
    ['hello', 613153351],
    ['code-full', 503816334],
  ])('hashes %j as everyone does', (text, hash) => {
    expect(murmur3(text)).toBe(hash)
  })
})
