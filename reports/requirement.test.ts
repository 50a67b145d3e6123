import { expect, test } from 'vitest'
import { STANDARDS, type Standard } from '../suites/check.js'
import { addressed, cite } from './requirement.js'

test.each<[Standard, string, string]>([
  ['RFC 6749', '4.1.2', 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2'],
  ['OpenID Connect Core 1.0', '3.1.3.7', 'https://openid.net/specs/openid-connect-core-1_0.html#rfc.section.3.1.3.7'],
  ['RFC 6749', 'Appendix A', 'https://www.rfc-editor.org/rfc/rfc6749'],
  ['RFC 6749', '3.1 and 3.2', 'https://www.rfc-editor.org/rfc/rfc6749#section-3.1'],
  ['OpenAPI 3.1', '4.8', 'https://spec.openapis.org/oas/v3.1.0.html'],
])('%s section %s is found at its address', (standard, section, url) => {
  expect(addressed({ standard, section, level: 'MUST' }).url).toBe(url)
})

test('every standard has an https address', () => {
  for (const url of Object.values(STANDARDS)) expect(url).toMatch(/^https:/)
})

test('cites like a person would', () => {
  expect(cite({ standard: 'RFC 7009', section: '2.1', level: 'SHOULD' })).toBe('RFC 7009 section 2.1, SHOULD')
})
