import { expect, test } from 'vitest'
import { missingPairs, withQuery } from './with-query.js'

test('a query is added behind the one that is there', () => {
  expect(withQuery('https://rp.example/cb', 'a=b')).toBe('https://rp.example/cb?a=b')
  expect(withQuery('https://rp.example/cb?x=1', 'a=b')).toBe('https://rp.example/cb?x=1&a=b')
})

test('pairs are missing when they are gone or have another value, not when others stand between them', () => {
  expect(missingPairs('https://rp.example/cb?a=b&code=1&c=d#f', 'a=b&c=d')).toEqual([])
  expect(missingPairs('https://rp.example/cb?a=b&a=x&c=e', 'a=b&c=d')).toEqual(['c=d'])
  expect(missingPairs('https://rp.example/cb#a=b', 'a=b')).toEqual(['a=b'])
})
