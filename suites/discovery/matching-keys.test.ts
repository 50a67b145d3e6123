import { expect, test } from 'vitest'
import { matchingKeys } from './matching-keys.js'

const rsa = { kty: 'RSA', kid: 'a' }
const ec = { kty: 'EC', crv: 'P-256', kid: 'b' }
const okp = { kty: 'OKP', crv: 'Ed25519', kid: 'c' }

test.each([
  ['the key that the kid names', [rsa, ec], { alg: 'RS256', kid: 'a' }, 1],
  ['no key when the kid names one of another type', [rsa, ec], { alg: 'RS256', kid: 'b' }, 0],
  ['no key for an unknown kid', [rsa], { alg: 'RS256', kid: 'z' }, 0],
  ['the only key of its type without kid', [rsa, ec], { alg: 'ES256', kid: undefined }, 1],
  ['both keys of a type without kid', [rsa, { ...rsa, kid: 'd' }], { alg: 'PS256', kid: undefined }, 2],
  ['no encryption key', [{ ...rsa, use: 'enc' }], { alg: 'RS256', kid: 'a' }, 0],
  ['no key for another algorithm', [{ ...rsa, alg: 'RS512' }], { alg: 'RS256', kid: 'a' }, 0],
  ['no key of another curve', [ec], { alg: 'ES384', kid: 'b' }, 0],
  ['an Ed25519 key for EdDSA, whatever its alg is called', [{ ...okp, alg: 'Ed25519' }], { alg: 'EdDSA', kid: 'c' }, 1],
  ['no key for an algorithm that nobody knows', [rsa], { alg: 'XX256', kid: 'a' }, 0],
] as const)('finds %s', (_title, keys, header, count) => {
  expect(matchingKeys(keys, header)).toHaveLength(count)
})
