import { expect, test } from 'vitest'
import { isSubject } from './idt-sub.js'

test.each([
  ['one character', 'a', true],
  ['255 characters', 'a'.repeat(255), true],
  ['256 characters', 'a'.repeat(256), false],
  ['nothing', '', false],
  ['punctuation and a space', 'a b|~!', true],
  ['a letter that is not ASCII', 'ä', false],
  ['a line break', 'a\n', false],
  ['the character DEL', 'a\u007f', false],
  ['a number', 42, false],
  ['nothing at all', undefined, false],
])('%s', (_title, value, subject) => {
  expect(isSubject(value)).toBe(subject)
})
