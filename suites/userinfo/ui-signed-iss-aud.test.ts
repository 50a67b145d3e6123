import { expect, test } from 'vitest'
import { oddTime } from './ui-signed-iss-aud.js'

const NOW = 1_700_000_000

test.each([
  [{}, undefined],
  [{ exp: NOW - 299, iat: NOW + 300, nbf: NOW + 300 }, undefined],
  [{ exp: NOW - 300 }, 'exp'],
  [{ exp: String(NOW + 60) }, 'exp'],
  [{ iat: NOW + 301 }, 'iat'],
  [{ iat: null }, 'iat'],
  [{ nbf: NOW + 301 }, 'nbf'],
])('%j has the odd time %s', (claims, odd) => {
  expect(oddTime(claims, NOW)).toBe(odd)
})
