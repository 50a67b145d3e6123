import { expect, test } from 'vitest'
import { emptyClaim } from './ui-claim-types.js'

test.each([
  [{ sub: 'alice' }, undefined],
  [{ sub: 'alice', groups: [] }, undefined],
  [{ sub: 'alice', admin: false, level: 0 }, undefined],
  [{ sub: 'alice', name: '' }, 'name'],
  [{ sub: 'alice', department: null }, 'department'],
  [{ sub: '' }, undefined],
])('%j has the empty claim %s', (claims, name) => {
  expect(emptyClaim(claims)).toBe(name)
})
