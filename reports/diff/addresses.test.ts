import { describe, expect, test } from 'vitest'
import { Addresses, looksRandom } from './addresses.js'
import { runOf } from './diff.test-support.js'

describe('what looks random', () => {
  test.each([
    ['iPooljyqCDa4APhYGoltoA', true],
    ['dvgJm-FgX9kwbkxR-VHolw', true],
    ['9rPuDfl3cnGJ', true],
    ['2d1f1a34-8c5e-4f2b-9d2f-6b8c7a0e1d22', true],
    ['QkzibJSOSNXTNsuNKsxA', true],
    ['[code]', true],
    ['openid-configuration', false],
    ['oauth-authorization-server', false],
    ['oauth2', false],
    ['authorization_code', false],
    ['clientCredentials', false],
    ['introspect', false],
    ['', false],
  ])('%j: %j', (text, expected) => {
    expect(looksRandom(text)).toBe(expected)
  })
})

describe('addresses get names that two runs share', () => {
  const addresses = new Addresses(
    runOf(
      [
        { path: '/auth?redirect_uri=https%3A%2F%2Frp.example%2Fcb%3Fa%3D1' },
        { operationId: 'endSession', form: 'post_logout_redirect_uri=https%3A%2F%2Frp.example%2Fbye' },
      ],
      { target: { issuer: 'http://127.0.0.1:4400/tenant', embedded: false } },
    ),
  )

  test.each([
    ['http://127.0.0.1:4400/tenant', '{issuer}'],
    ['http://127.0.0.1:4400/tenant/login?challenge=x', '{issuer}/login'],
    ['http://127.0.0.1:4400/clients/9rPuDfl3cnGJ', '{origin}/clients/{id}'],
    ['http://127.0.0.1:4445/admin', 'http://{host}:{port}/admin'],
    ['https://login.example/9rPuDfl3cnGJ#x', 'https://login.example/{id}'],
    ['https://rp.example/cb?a=1&code=c', '{app}'],
    ['https://rp.example/bye', '{app}'],
    ['RS256', 'RS256'],
  ])('%s is %s', (url, expected) => {
    expect(addresses.named(url)).toBe(expected)
  })
})
