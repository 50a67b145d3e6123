import { expect, test } from 'vitest'
import { originMatches } from './origin-patterns.js'

test.each([
  ['https://*.wild.example', 'https://a.wild.example', true, true],
  ['https://*.wild.example', 'https://a.b.wild.example', true, false],
  ['https://*.wild.example', 'https://wild.example', false, false],
  ['https://*', 'https://a.b.example', true, true],
  ['https://Spa.example', 'https://spa.EXAMPLE', true, true],
  ['https://spa.example', 'https://spaXexample', false, false],
  ['http://localhost:*', 'http://localhost:3000', true, true],
  ['https://{a,b}.example', 'https://b.example', false, true],
  ['*', 'null', true, true],
] as const)('%s and %s', (allowed, origin, anyText, oneLabel) => {
  expect(originMatches(allowed, origin, 'any text')).toBe(anyText)
  expect(originMatches(allowed, origin, 'one label')).toBe(oneLabel)
})
