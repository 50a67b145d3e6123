import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../seams.js'
import { HYDRA_SYSTEMS } from '../systems.js'
import { TestingHydra } from '../testing-hydra.js'
import { keyDefect } from './key-defect.js'
import { shownKey } from './public-part.js'

/** Made by openssl for this test: a key on P-256 and its own certificate. */
const CERTIFICATE =
  'MIIBbjCCARWgAwIBAgIUcVvuQhabLxNfWnNX6czm7645skMwCgYIKoZIzj0EAwIwDDEKMAgGA1UEAwwBdDAgFw0yNjExMjYwOTUzMDVaGA8yMTI2MTEwMjA5NTMwNVowDDEKMAgGA1UEAwwBdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABKNE/lvkuZgcF+CdC8910T0lJ7oI5UUeMLUr4+4Dl7INQi4I31Z3uRKENqLCkP/o/Gkzmm7/+LW/WAEM7wwb+KWjUzBRMB0GA1UdDgQWBBSRbw9hitKOn8pvsH13rFrynWOMWDAfBgNVHSMEGDAWgBSRbw9hitKOn8pvsH13rFrynWOMWDAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCIBTV+AcI2FVOScaael+1g37ljUymMQgPsWPxuUvoXHtJAiBgUWDtvAoGV73ee3ruBYewz1dlGFKr11o7zd1tuiRzQg=='
const KEY = {
  kty: 'EC',
  crv: 'P-256',
  x: 'o0T-W-S5mBwX4J0Lz3XRPSUnugjlRR4wtSvj7gOXsg0',
  y: 'Qi4I31Z3uRKENqLCkP_o_Gkzmm7_-LW_WAEM7wwb-KU',
  kid: 'c',
}
const SHA1 = 'EG-yj7X3TKzI-nWAx4FiL85Fb0A'
const SHA256 = '-Ab-N9O1DFduCiPuW5hhPHXOttlPi6rQXTch8UYOkVk'

const bytes = (length: number): string => Buffer.alloc(length, 1).toString('base64url')
const RSA = { kty: 'RSA', n: bytes(256), e: 'AQAB' }

test.each<[string, JsonObject, RegExp]>([
  ['a type that nobody knows', { kty: 'nope' }, /type of key "nope"/],
  ['an inherited name as type', { kty: 'constructor' }, /type of key/],
  ['a public key without its exponent', { kty: 'RSA', n: 'AQAB' }, /lacks e/],
  ['a private RSA key without primes', { ...RSA, d: bytes(256) }, /lacks p/],
  ['base64 with signs of its own', { ...RSA, n: 'a+b/' }, /n is not base64url/],
  ['a curve that nobody knows', { ...KEY, crv: 'secp256k1' }, /curve "secp256k1"/],
  ['a curve of another type', { kty: 'OKP', crv: 'X25519', x: bytes(32) }, /curve "X25519"/],
  ['a coordinate of another length', { ...KEY, x: bytes(31) }, /x has not the length/],
  ['a thumbprint of another length', { ...KEY, x5t: bytes(32) }, /x5t is no thumbprint/],
  ['a certificate that is none', { ...KEY, x5c: ['AAAA'] }, /x5c/],
  ['a certificate of another key', { ...RSA, x5c: [CERTIFICATE] }, /x5c/],
  ['a thumbprint of another certificate', { ...KEY, x5c: [CERTIFICATE], x5t: bytes(20) }, /x5t is not/],
])('%s is a defect of a key', (_name, key, defect) => {
  expect(keyDefect(key)).toMatch(defect)
})

test('a key with its certificate has no defect, and keeps what it says of it', () => {
  const key = { ...KEY, x5c: [CERTIFICATE], x5t: SHA1, 'x5t#S256': SHA256 }
  expect(keyDefect(key)).toBeUndefined()
  expect(shownKey(key)).toEqual(key)
  expect(keyDefect({ ...KEY, x5t: SHA1 })).toBeUndefined()
  expect(keyDefect({ kty: 'oct', k: 'c2VjcmV0' })).toBeUndefined()
})

describe.each(HYDRA_SYSTEMS)('a key with a defect on %s', (system) => {
  test('is refused by key sets and by clients', async () => {
    const hydra = await TestingHydra.start(system)
    const jwks = { keys: [{ kty: 'OKP', crv: 'X25519', x: bytes(32), kid: 'odd' }] }
    const status = system.startsWith('hydra-1') ? 500 : 400
    expect((await hydra.admin('PUT', '/keys/odd', jwks)).status).toBe(status)
    expect((await hydra.admin('POST', '/clients', { client_id: 'odd', jwks })).status).toBe(status)
  })
})
