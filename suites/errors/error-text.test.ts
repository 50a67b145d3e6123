import { describe, expect, test } from 'vitest'
import { isErrorCode, judgeDescription, judgeErrorUri } from './error-text.js'

describe('error_description', () => {
  test.each([
    ['is left out', undefined, 'skip'],
    ['is empty', '', 'pass'],
    ['holds every character at the edges of the ranges', ' !#[]~', 'pass'],
    ['holds a quotation mark', 'no "such" client', 'fail'],
    ['holds a backslash', 'a\\b', 'fail'],
    ['holds a letter beyond ASCII', 'größer', 'fail'],
    ['holds a delete character', 'a\x7f', 'fail'],
    ['holds a line break', 'first\nsecond', 'warn'],
    ['holds a tab', 'a\tb', 'warn'],
    ['holds a line break and a quotation mark', '"a"\n', 'fail'],
    ['is a number', 17, 'fail'],
  ])('that %s', (_title, value, outcome) => {
    expect(judgeDescription(value, {}).outcome).toBe(outcome)
  })
})

describe('error_uri', () => {
  test.each([
    ['is left out', undefined, 'skip'],
    ['is an address', 'https://op.example/errors#login', 'pass'],
    ['is relative', '/errors/login', 'pass'],
    ['has a space', 'https://op.example/a b', 'fail'],
    ['has a broken escape', 'https://op.example/%zz', 'fail'],
    ['is empty', '', 'fail'],
    ['is an object', {}, 'fail'],
  ])('that %s', (_title, value, outcome) => {
    expect(judgeErrorUri(value, {}).outcome).toBe(outcome)
  })
})

test.each([
  ['invalid_grant', true],
  ['', false],
  ['a"b', false],
  [undefined, false],
  [{ code: 'invalid_grant' }, false],
])('%j as an error code: %s', (value, expected) => {
  expect(isErrorCode(value)).toBe(expected)
})
