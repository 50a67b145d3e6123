import { expect, test } from 'vitest'
import { pointerAtLine } from './pointer-at-line.js'

const text = JSON.stringify(
  { info: { title: 'x' }, list: [{ a: 1, 'b/c': [] }, [2, { d: { e: 3 } }]], empty: {}, last: 1 },
  null,
  2,
)

test.each([
  ['{', '#'],
  ['"info"', '#/info'],
  ['"title"', '#/info/title'],
  ['"a"', '#/list/0/a'],
  ['"b/c"', '#/list/0/b~1c'],
  ['2,', '#/list/1/0'],
  ['"e"', '#/list/1/1/d/e'],
  ['"last"', '#/last'],
])('the line of %s is %s', (start, pointer) => {
  const line = text.split('\n').findIndex((each) => each.trimStart().startsWith(start)) + 1
  expect(pointerAtLine(text, line)).toBe(pointer)
})
