import { styleText } from 'node:util'
import { expect, test } from 'vitest'
import { table, wrap } from './table.js'

test('columns are as wide as their widest cell, colours take no room', () => {
  const red = styleText('red', '12', { validateStream: false })
  expect(
    table(
      [{ heading: 'suite' }, { heading: 'fail', align: 'right' }],
      [
        ['token', red],
        ['é', '3'],
      ],
    ),
  ).toEqual(['suite  fail', `token    ${red}`, 'é         3'])
})

test('breaks at spaces, keeps long words whole and line breaks where they are', () => {
  expect(wrap('one two three\nhttps://op.example/long four', 9)).toEqual([
    'one two',
    'three',
    'https://op.example/long',
    'four',
  ])
})
