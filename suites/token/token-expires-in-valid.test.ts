import { expect, test } from 'vitest'
import { isLifetime } from './token-expires-in-valid.js'

test.each([
  [1, true],
  [0.5, true],
  [3_600, true],
  [31_536_000, true],
  [31_536_001, false],
  [3_600_000_000, false],
  [0, false],
  [-1, false],
  ['3600', false],
  [null, false],
  [Number.NaN, false],
])('%j is a lifetime: %s', (value, lifetime) => {
  expect(isLifetime(value)).toBe(lifetime)
})
