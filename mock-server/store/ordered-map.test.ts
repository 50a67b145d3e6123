import { expect, test } from 'vitest'
import { OrderedMap } from './ordered-map.js'

test('keys come in their order, also after changes', () => {
  const map = new OrderedMap<number>()
  map.set('b', 1).set('d', 2)
  expect(map.sortedKeys()).toEqual(['b', 'd'])
  map.set('c', 3).set('a', 4).set('c', 5)
  map.delete('b')
  expect(map.sortedKeys()).toEqual(['a', 'c', 'd'])
  expect(map.get('c')).toBe(5)
})

test('a cleared map has no keys', () => {
  const map = new OrderedMap<number>()
  map.set('a', 1)
  map.sortedKeys()
  map.clear()
  expect(map.sortedKeys()).toEqual([])
})
