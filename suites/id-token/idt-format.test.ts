import { expect, test } from 'vitest'
import { formatDefect } from './idt-format.js'

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const header = encode({ alg: 'RS256' })
const claims = encode({ sub: 'alice' })

test.each([
  ['a signed token', `${header}.${claims}.c2ln`, undefined],
  ['an unsigned token', `${encode({ alg: 'none' })}.${claims}.`, undefined],
  ['an encrypted token', `${encode({ alg: 'RSA-OAEP', enc: 'A128GCM' })}.a.b.c.d`, undefined],
  ['a word', 'abc', '1 part(s) instead of 3 or 5'],
  ['nothing', '', '1 part(s) instead of 3 or 5'],
  ['four parts', 'a.b.c.d', '4 part(s) instead of 3 or 5'],
  ['a header that is no JSON', `abc.${claims}.c2ln`, 'the header is no JSON object in base64url'],
  ['claims that are an array', `${header}.${encode(['sub'])}.c2ln`, 'the claims are no JSON object in base64url'],
  ['claims that are no JSON', `${header}.abc.c2ln`, 'the claims are no JSON object in base64url'],
])('%s', (_title, jwt, defect) => {
  expect(formatDefect(jwt)).toBe(defect)
})
