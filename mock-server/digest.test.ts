import { describe, expect, test } from 'vitest'
import { digest, equalInConstantTime, fingerprint } from './digest.js'

describe('equalInConstantTime', () => {
  test.each([
    ['secret', 'secret', true],
    ['secret', 'secreT', false],
    ['secre', 'secret', false],
    ['secretsecret', 'secret', false],
    ['', 'secret', false],
    ['secret', '', false],
    ['s€cret', 's€cret', true],
  ])('%j and %j: %s', (given, secret, equal) => {
    expect(equalInConstantTime(given, secret)).toBe(equal)
  })
})

test('digests are those of the standard', async () => {
  // NIST's example for "abc".
  expect(Buffer.from(await digest('SHA-256', 'abc')).toString('hex')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
  expect(await fingerprint('abc')).toBe(Buffer.from(await digest('SHA-256', 'abc')).toString('base64url'))
  expect((await digest('SHA-384', 'abc')).length).toBe(48)
  expect((await digest('SHA-512', 'abc')).length).toBe(64)
})
