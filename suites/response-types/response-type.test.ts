import { expect, test } from 'vitest'
import { defaultsToQuery, promises, sameResponseType } from './response-type.js'

test('the order of words does not matter', () => {
  expect(sameResponseType('code id_token token', 'token code id_token')).toBe(true)
  expect(sameResponseType('code token', 'code id_token')).toBe(false)
  expect(sameResponseType('id_token', 'id_token token')).toBe(false)
})

test('token is not found inside id_token', () => {
  expect(promises('code id_token', 'token')).toBe(false)
  expect(promises('code id_token', 'id_token')).toBe(true)
})

test.each([
  ['code', true],
  ['none', true],
  ['token', false],
  ['id_token', false],
  ['code token', false],
])('%s defaults to the query: %s', (responseType, query) => {
  expect(defaultsToQuery(responseType)).toBe(query)
})
