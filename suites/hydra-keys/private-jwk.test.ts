import { exportJWK, generateKeyPair } from 'jose'
import { expect, test } from 'vitest'
import { completePrivateJwk } from './private-jwk.js'

test('what follows from the other members of an RSA key is worked out', async () => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const whole = { ...(await exportJWK(privateKey)) }
  const { dp: _dp, dq: _dq, qi: _qi, ...short } = whole
  expect(completePrivateJwk(short)).toEqual(whole)
})

test.each([
  { kty: 'EC', crv: 'P-256', d: 'AQAB' },
  { kty: 'RSA', n: 'AQAB', e: 'AQAB' },
  { kty: 'RSA', d: 'AQAB', p: '', q: 'AQAB' },
])('other keys, and those that cannot be completed, stay as they are: $kty', (jwk) => {
  expect(completePrivateJwk(jwk)).toBe(jwk)
})
