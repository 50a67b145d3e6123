import { describe, expect, test } from 'vitest'
import { joinPointer, pointerSegments, resolveReference, valueAt } from './json-pointer.js'

const document = {
  'a/b': { 'm~n': [1, { c: 2 }] },
  'with space': 3,
  chain: { $ref: '#/end' },
  end: { done: true },
  loop: { $ref: '#/loop' },
}

describe('JSON pointers', () => {
  test('are escaped when joined and found again', () => {
    const pointer = joinPointer('#', 'a/b', 'm~n', 1, 'c')
    expect(pointer).toBe('#/a~1b/m~0n/1/c')
    expect(pointerSegments(pointer)).toEqual(['a/b', 'm~n', '1', 'c'])
    expect(valueAt(document, pointer)).toBe(2)
  })

  test('may be percent-encoded as fragments', () => {
    expect(valueAt(document, '#/with%20space')).toBe(3)
    expect(valueAt({ '%zz': 1 }, '#/%zz')).toBe(1)
  })

  test.each(['#/nothing', '#/a~1b/nothing', '#anchor', 'a/b', '#/__proto__', '#/a~1b/m~0n/9'])(
    '%s leads nowhere',
    (pointer) => {
      expect(valueAt(document, pointer)).toBeUndefined()
    },
  )
})

describe('references', () => {
  test('are followed to the end, which knows its place', () => {
    expect(resolveReference(document, { $ref: '#/chain' }, '#/here')).toEqual({
      value: { done: true },
      pointer: '#/end',
    })
  })

  test.each(['#/loop', '#/nothing', 'other.yaml#/a'])('%s is not followed', ($ref) => {
    expect(resolveReference(document, { $ref }, '#/here')).toBeUndefined()
  })
})
