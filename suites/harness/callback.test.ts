import { expect, test } from 'vitest'
import { callbackUri, carriesResponse, redirectArrival } from './callback.js'

const PLAIN = 'https://rp.example/cb'
const QUERY = 'https://rp.example/cb?a=b&c=d'

test('a callback is known by scheme, host, port and path', () => {
  expect(callbackUri('https://RP.example:443/cb?code=1', [PLAIN])).toBe(PLAIN)
  expect(callbackUri('https://rp.example/cb/?code=1', [PLAIN])).toBeUndefined()
  expect(callbackUri('http://rp.example/cb?code=1', [PLAIN])).toBeUndefined()
  expect(callbackUri('com.example.app:/cb?code=1', ['com.example.app:/cb'])).toBe('com.example.app:/cb')
  expect(callbackUri('https://rp.example/cb?a=b&c=d&code=1', [PLAIN, QUERY])).toBe(PLAIN)
  expect(callbackUri('https://rp.example/cb?a=b&code=1', [QUERY])).toBe(QUERY)
})

test('parameters that were registered are not part of the response', () => {
  expect(redirectArrival(`${QUERY}&code=1&state=s`, QUERY)).toMatchObject({
    place: 'query',
    parameters: { code: '1', state: 's' },
  })
  expect(redirectArrival(QUERY, QUERY)).toMatchObject({ place: 'none', parameters: {}, found: [] })
})

test('repeated parameters are all found, the first counts', () => {
  const { parameters, found } = redirectArrival(`${PLAIN}?code=1&code=2`, PLAIN)
  expect(parameters).toEqual({ code: '1' })
  expect(found).toHaveLength(2)
})

test('an empty-handed fragment does not hide a response in the query', () => {
  expect(redirectArrival(`${PLAIN}?code=1#_=_`, PLAIN)).toMatchObject({ place: 'query', parameters: { code: '1' } })
})

test('what carries a response is known by its parameters', () => {
  expect(carriesResponse('https://x.example/?code=1', undefined)).toBe(true)
  expect(carriesResponse('https://x.example/#access_token=1', 's')).toBe(true)
  expect(carriesResponse('https://x.example/?error=1&state=s', 's')).toBe(true)
  expect(carriesResponse('https://x.example/login?error=1', 's')).toBe(false)
  expect(carriesResponse('https://x.example/login?state=s', 's')).toBe(false)
})
