import { expect, test } from 'vitest'
import { halfHash } from './half-hash.js'

// The values of OpenID Connect Core 1.0 appendix A.3 and A.6.
test('agrees with the examples of the standard', () => {
  expect(halfHash('jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y', 'RS256')).toBe('77QmUPtjPfzWtF2AnpK9RQ')
  expect(halfHash('Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk', 'RS256')).toBe('LDktKdoQak3Pk0cnXxCltA')
})

test.each([
  ['ES256', 16],
  ['PS384', 24],
  ['HS512', 32],
  ['EdDSA', 32],
])('%s gives %i bytes', (alg, length) => {
  expect(Buffer.from(halfHash('token', alg) ?? '', 'base64url')).toHaveLength(length)
})

test.each([['none'], ['foo'], [undefined], [256]])('%s has no hash', (alg) => {
  expect(halfHash('token', alg)).toBeUndefined()
})
