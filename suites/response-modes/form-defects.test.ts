import { expect, test } from 'vitest'
import { formDefects } from './form-defects.js'

const form = { method: 'post', enctype: 'application/x-www-form-urlencoded', action: 'https://rp.example/cb' }
const code = { place: 'form_post', name: 'code', value: 'c' } as const
const right = { place: 'form_post', form, found: [code] } as const

test.each([
  ['a right form', right, []],
  [
    'a media type with parameters',
    { ...right, form: { ...form, enctype: 'application/x-www-form-urlencoded; charset=utf-8' } },
    [],
  ],
  ["the client's own query", { ...right, found: [code, { place: 'query', name: 'tenant', value: '1' }] }, []],
  ['GET', { ...right, form: { ...form, method: 'get' } }, ["the form's method is get"]],
  [
    'multipart',
    { ...right, form: { ...form, enctype: 'multipart/form-data' } },
    ["the form's enctype is multipart/form-data"],
  ],
  [
    'a code in the URL too',
    { ...right, found: [code, { place: 'query', name: 'code', value: 'c' }] },
    ['code is in the query'],
  ],
  [
    'a redirect instead',
    { place: 'query', found: [{ place: 'query', name: 'error', value: 'e' }] },
    ['error is in the query'],
  ],
  ['nothing', { place: 'none', found: [] }, ['there is no form']],
] as const)('%s', (_, callback, defects) => {
  expect(formDefects(callback)).toEqual(defects)
})
