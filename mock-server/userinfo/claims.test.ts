import { expect, test } from 'vitest'
import { resolveOptions } from '../resolve-options.js'
import { claimsAbout, SCOPE_CLAIMS } from './claims.js'

const options = resolveOptions({
  scopes: { orders: ['order_count'], profile: ['order_count'] },
  people: [
    { username: 'alice' },
    { username: 'carol', claims: { order_count: 3, 'name#ja': 'キャロル', constructor: 'x' } },
  ],
})
const [alice, carol] = options.people
if (alice === undefined || carol === undefined) throw new Error('people are missing')
const names = (scope: string) => Object.keys(claimsAbout({ options }, alice, { scope, place: 'userinfo' })).sort()

test.each(['profile', 'email', 'address', 'phone'] as const)('%s gives every claim of Core section 5.4', (scope) => {
  expect(names(`openid ${scope}`)).toEqual([...SCOPE_CLAIMS[scope]].sort())
})

test.each(['openid', 'openid offline_access', 'openid unknown', '', 'constructor', 'openid __proto__'])(
  '%j gives none',
  (scope) => {
    expect(names(scope)).toEqual([])
  },
)

test('a scope of the options gives its claims, and cannot change a standard one', () => {
  expect(claimsAbout({ options }, carol, { scope: 'orders', place: 'userinfo' })).toEqual({ order_count: 3 })
  expect(claimsAbout({ options }, carol, { scope: 'profile', place: 'userinfo' })).toEqual({})
})

test('the claims parameter is read for its place only, language tags included', () => {
  const claims = {
    id_token: { order_count: null },
    userinfo: { 'name#ja': null, name: null, constructor: null, toString: null },
  }
  expect(claimsAbout({ options }, carol, { scope: '', claims, place: 'id_token' })).toEqual({ order_count: 3 })
  expect(claimsAbout({ options }, carol, { scope: '', claims, place: 'userinfo' })).toEqual({
    'name#ja': 'キャロル',
    constructor: 'x',
  })
})

test.each([
  [{ value: 3 }, true],
  [{ value: 4 }, false],
  [{ values: [1, 3] }, true],
  [{ values: [] }, false],
  [{ essential: true }, true],
  [null, true],
])('asked for as %j: %s', (asked, comes) => {
  const about = claimsAbout({ options }, carol, {
    scope: '',
    claims: { userinfo: { order_count: asked } },
    place: 'userinfo',
  })
  expect('order_count' in about).toBe(comes)
})
