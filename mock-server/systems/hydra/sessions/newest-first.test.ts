import { expect, test } from 'vitest'
import { eachOf, type NewestFirst, withNewest, withoutIds } from './newest-first.js'

const listOf = (ids: readonly string[], most = 100): NewestFirst =>
  ids.reduce<NewestFirst>((list, id) => withNewest(list, id, most), undefined)

test('the newest comes first', () => {
  expect([...eachOf(listOf(['a', 'b', 'c']))]).toEqual(['c', 'b', 'a'])
  expect([...eachOf(undefined)]).toEqual([])
})

test('the oldest are forgotten before there are twice as many as wanted', () => {
  const numbers = Array.from({ length: 50 }, (_, index) => String(index))
  for (const count of [3, 5, 6, 50]) {
    const ids = [...eachOf(listOf(numbers.slice(0, count), 3))]
    expect(ids.slice(0, 3)).toEqual(numbers.slice(count - 3, count).reverse())
    expect(ids.length).toBeLessThan(6)
  }
})

test('some can be left out', () => {
  const list = listOf(['a', 'b', 'c'])
  expect([...eachOf(withoutIds(list, new Set(['b', 'x'])))]).toEqual(['c', 'a'])
  expect(withoutIds(list, new Set(['a', 'b', 'c']))).toBeUndefined()
  expect([...eachOf(list)]).toHaveLength(3)
})

test('thousands of sign-ins of one person can be listed', () => {
  const list = listOf(
    Array.from({ length: 25_000 }, (_, index) => String(index)),
    10_000,
  )
  const ids = [...eachOf(list)]
  expect(ids[0]).toBe('24999')
  expect(ids.length).toBeGreaterThanOrEqual(10_000)
})
