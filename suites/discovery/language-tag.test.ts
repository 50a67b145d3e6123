import { expect, test } from 'vitest'
import { conventionalCase, isLanguageTag } from './language-tag.js'

test.each([
  'en',
  'de-CH-1996',
  'zh-Hans-CN',
  'zh-cmn-Hans-CN',
  'es-419',
  'sl-rozaj-biske',
  'en-a-myext-b-another',
  'x-whatever',
  'i-klingon',
  'sgn-BE-FR',
  'en-US-u-co-phonebk',
])('%s is a language tag', (tag) => {
  expect(isLanguageTag(tag)).toBe(true)
})

test.each(['', 'e', 'en_US', 'en-', '-en', 'en--US', 'a-DE', 'en-US-x', 'de-419-DE', 'english-lang-tag-toolong9'])(
  '%j is none',
  (tag) => {
    expect(isLanguageTag(tag)).toBe(false)
  },
)

test.each([
  ['EN', 'en'],
  ['en-us', 'en-US'],
  ['zh-hans-cn', 'zh-Hans-CN'],
  ['en-ca-x-ca', 'en-CA-x-ca'],
  ['sgn-be-fr', 'sgn-BE-FR'],
  ['az-latn-x-latn', 'az-Latn-x-latn'],
  ['es-419', 'es-419'],
])('%s is written %s', (tag, expected) => {
  expect(conventionalCase(tag)).toBe(expected)
})
