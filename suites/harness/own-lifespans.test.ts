import { expect, test } from 'vitest'
import type { Exchange } from './exchange.js'
import { exchangesWithOwnLifespans } from './own-lifespans.js'

const exchange = (id: number, request: Partial<Exchange['request']>, answer: object = {}): Exchange => ({
  id,
  request: { method: 'POST', url: 'https://op.example/token', headers: [], ...request },
  response: { status: 200, headers: new Headers(), body: JSON.stringify(answer) },
  startedAt: 0,
  duration: 1,
})
const basic = (user: string): Partial<Exchange['request']> => ({
  headers: [['Authorization', `Basic ${Buffer.from(`${user}:secret`).toString('base64')}`]],
})
const SHORT = { client_id: 'short lived', authorization_code_grant_access_token_lifespan: '1s' }
const USUAL = { client_id: 'usual', authorization_code_grant_access_token_lifespan: null }
const made = [exchange(1, { body: '{}' }, SHORT), exchange(2, { body: '{}' }, USUAL)]

test.each([
  ['Basic credentials', basic('short+lived'), {}],
  ['a form', { body: 'grant_type=refresh_token&client_id=short+lived' }, {}],
  ['a query', { url: 'https://op.example/auth?client_id=short%20lived' }, {}],
  ['the answer', { body: 'token=t' }, { active: true, client_id: 'short lived' }],
])('a client with a life span of its own is known by %s', (_, request, answer) => {
  expect(exchangesWithOwnLifespans([...made, exchange(3, request, answer)])).toEqual([1, 3])
})

test.each([
  ['Basic credentials', basic('usual'), {}],
  ['Bearer credentials', { headers: [['authorization', 'Bearer short+lived']] as const }, {}],
  ['nothing', { body: 'token=t' }, { active: false }],
])('an exchange with %s of another one is not among them', (_, request, answer) => {
  expect(exchangesWithOwnLifespans([...made, exchange(3, request, answer)])).toEqual([1])
})

test('a life span that is set later counts for all exchanges of the client', () => {
  const later = exchange(2, { method: 'PUT', url: 'https://op.example/clients/short%20lived/lifespans' }, SHORT)
  expect(exchangesWithOwnLifespans([exchange(1, basic('short+lived')), later])).toEqual([1, 2])
})
