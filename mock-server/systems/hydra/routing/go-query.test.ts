import { expect, test } from 'vitest'
import { goQuery } from './go-query.js'

test.each([
  ['?a=1&b=2&a=3', 'a=1&b=2&a=3'],
  ['?a=%zz&b=2', 'b=2'],
  ['?a=1;b=2&c=3', 'c=3'],
  ['?a=x+y%20z&&b', 'a=x+y+z&b='],
  ['', ''],
])('of %j stays %j', (text, expected) => {
  expect(goQuery(text).toString()).toBe(expected)
})
