import { expect, test } from 'vitest'
import { isSecretName, redact } from './redact.js'

test.each([
  'access_token',
  'id_token_hint',
  'client_secret',
  'code',
  'password',
  'client_assertion',
  'code_verifier',
  'Authorization',
  'set-cookie',
  'registration_access_token',
])('%s is a secret', (name) => {
  expect(isSecretName(name)).toBe(true)
})

test.each([
  'token_type',
  'token_endpoint',
  'token_endpoint_auth_method',
  'client_assertion_type',
  'client_secret_expires_at',
  'response_type',
  'code_challenge_method',
  'sub',
])('%s is none', (name) => {
  expect(isSecretName(name)).toBe(false)
})

test('replaces secrets at any depth, private key members and JWTs in text', () => {
  const jwt = `${'a'.repeat(20)}.${'b'.repeat(20)}.${'c'.repeat(20)}`
  expect(
    redact({ client: { client_secret: 'x', name: 'app' }, jwks: { kty: 'EC', d: 'x' }, text: `see ${jwt}` }),
  ).toEqual({
    client: { client_secret: '(string not shown)', name: 'app' },
    jwks: { kty: 'EC', d: '(string not shown)' },
    text: 'see (JWT)',
  })
})

test('replaces a value that stands below a secret name', () => {
  expect(redact({ a: 1 }, ['token', '0'])).toBe('(object not shown)')
})

test('cuts long text, many members and deep structures', () => {
  expect(redact('x'.repeat(300))).toBe(`${'x'.repeat(200)}… (300 characters)`)
  expect(redact(Array.from({ length: 100 }, (_, index) => index))).toHaveLength(20)
  expect(redact({ a: { b: { c: { d: { e: 1 } } } } })).toEqual({ a: { b: { c: '(object of 1 members)' } } })
})
