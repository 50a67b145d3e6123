import { decodeJwt, decodeProtectedHeader, importJWK, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { credentials, survivesBasic } from './client-authentication.js'
import { makeClientKeys } from './client-keys.js'
import type { Client } from './context.js'

const around = { audience: 'https://op.example/token', now: 1_700_000_000_500, jti: 'jti-1' }
const client = (more: Partial<Client> = {}): Client => ({
  client_id: 'app',
  client_secret: 'a-secret-of-32-characters-or-more',
  token_endpoint_auth_method: 'client_secret_basic',
  redirect_uris: ['https://rp.example/cb'],
  post_logout_redirect_uris: [],
  origin: 'static',
  metadata: {},
  ...more,
})

test('basic: id and secret are form-urlencoded first (RFC 6749 section 2.3.1)', async () => {
  const odd = client({ client_id: 'a:b', client_secret: 'p w%+ü' })
  const { headers, form } = await credentials(odd, {}, around)
  expect(Buffer.from(headers.authorization?.slice(6) ?? '', 'base64').toString()).toBe('a%3Ab:p+w%25%2B%C3%BC')
  expect(form).toEqual({})
  expect(survivesBasic('abc-._*9')).toBe(true)
  expect(survivesBasic('a~b')).toBe(false)
})

test('post, none and omitted', async () => {
  expect(await credentials(client(), { method: 'client_secret_post', client_secret: 'x' }, around)).toEqual({
    headers: {},
    form: { client_id: 'app', client_secret: 'x' },
  })
  expect(await credentials(client(), { method: 'none' }, around)).toEqual({ headers: {}, form: { client_id: 'app' } })
  expect(await credentials(client(), { method: 'omitted' }, around)).toEqual({ headers: {}, form: {} })
})

test('client_secret_jwt: an assertion of one minute that the secret verifies; claims can be changed', async () => {
  const { form } = await credentials(
    client(),
    { method: 'client_secret_jwt', assertionClaims: { aud: 'other' } },
    around,
  )
  const jwt = form.client_assertion ?? ''
  const { payload } = await jwtVerify(jwt, new TextEncoder().encode('a-secret-of-32-characters-or-more'), {
    currentDate: new Date(around.now),
  })
  expect(payload).toEqual({
    iss: 'app',
    sub: 'app',
    aud: 'other',
    jti: 'jti-1',
    iat: 1_700_000_000,
    nbf: 1_700_000_000,
    exp: 1_700_000_060,
  })
  expect(form.client_assertion_type).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
})

test("private_key_jwt: signed by the client's key and named by its kid", async () => {
  const { privateKey, jwks } = await makeClientKeys('k1')
  const { form } = await credentials(client({ privateKey, token_endpoint_auth_method: 'private_key_jwt' }), {}, around)
  const jwt = form.client_assertion ?? ''
  expect(decodeProtectedHeader(jwt)).toEqual({ alg: 'RS256', kid: 'k1' })
  expect(decodeJwt(jwt).aud).toBe('https://op.example/token')
  const key = await importJWK({ ...jwks.keys[0] }, 'RS256')
  await expect(jwtVerify(jwt, key, { currentDate: new Date(around.now) })).resolves.toBeDefined()
  expect(jwks.keys[0]).not.toHaveProperty('d')
})

test('a method that is not known is a usage error', async () => {
  await expect(credentials(client(), { method: 'tls_client_auth' }, around)).rejects.toMatchObject({
    code: 'ERR_USAGE',
  })
})
