import { beforeAll, describe, expect, test } from 'vitest'
import type { Provider } from '../provider.js'
import { basic, claimsOf, headerOf, post, signIn, validatedProvider } from '../provider.test-support.js'

let idp: Provider
beforeAll(async () => {
  idp = await validatedProvider({
    login: 'auto',
    scopes: { orders: [] },
    clients: [
      { client_id: 'app', client_secret: 'app-secret' },
      { client_id: 'limited', client_secret: 'app-secret', scope: 'invoices orders' },
      {
        client_id: 'spa',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'client_credentials'],
      },
    ],
  })
})
const GRANT = { grant_type: 'client_credentials' }

test('a missing grant_type and an unknown one are told apart', async () => {
  expect(await post(idp, '/token', {})).toMatchObject({
    status: 400,
    body: { error: 'invalid_request', error_description: 'grant_type is missing' },
  })
  const answer = await post(idp, '/token', { grant_type: 'password' })
  expect(answer).toMatchObject({
    status: 400,
    body: { error: 'unsupported_grant_type', error_description: expect.stringMatching(/password/) },
  })
  expect(await post(idp, '/token', { grant_type: 'toString' })).toMatchObject({
    status: 400,
    body: { error: 'unsupported_grant_type' },
  })
})

test('describes errors in the characters that are allowed there', async () => {
  const { body } = await post(idp, '/token', { grant_type: 'a"b\\c\u00e9\n' })
  expect(body.error_description).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/)
})

describe('client_credentials', () => {
  test('gives an access token without a person: no ID token, no refresh token', async () => {
    const { status, body } = await post(idp, '/token', { ...GRANT, scope: 'orders' })
    expect(status).toBe(200)
    expect(body).toEqual({ access_token: expect.any(String), token_type: 'Bearer', expires_in: 3600, scope: 'orders' })
    expect(claimsOf(body.access_token)).toMatchObject({ sub: 'app', client_id: 'app', scope: 'orders' })
  })

  test('without scope says nothing about scope', async () => {
    const { body } = await post(idp, '/token', GRANT)
    expect(body).not.toHaveProperty('scope')
    expect(claimsOf(body.access_token)).not.toHaveProperty('scope')
  })

  test.each([
    ['openid', 'app'],
    ['orders offline_access', 'app'],
    ['nobody-knows', 'app'],
    ['openid', 'limited'],
    ['profile', 'limited'],
  ])('refuses the scope %j to %s', async (scope, client) => {
    expect(await post(idp, '/token', { ...GRANT, scope }, basic(client, 'app-secret'))).toMatchObject({
      status: 400,
      body: { error: 'invalid_scope' },
    })
  })

  test('allows what the client registered', async () => {
    expect(
      (await post(idp, '/token', { ...GRANT, scope: 'invoices' }, basic('limited', 'app-secret'))).body.scope,
    ).toBe('invoices')
  })

  test('is not for public clients', async () => {
    expect(await post(idp, '/token', { ...GRANT, client_id: 'spa' }, {})).toMatchObject({
      status: 400,
      body: { error: 'unauthorized_client' },
    })
  })
})

describe('access tokens', () => {
  test('are JWTs of RFC 9068', async () => {
    const { body } = await signIn(idp, { scope: 'openid email' })
    expect(headerOf(body.access_token)).toMatchObject({ typ: 'at+jwt', alg: 'RS256', kid: expect.any(String) })
    const claims = claimsOf(body.access_token)
    expect(claims).toEqual({
      iss: idp.issuer,
      sub: 'alice',
      aud: idp.issuer,
      client_id: 'app',
      iat: expect.any(Number),
      exp: Number(claims.iat) + 3600,
      jti: expect.stringMatching(/^[\w-]{22}$/),
      scope: 'openid email',
      auth_time: expect.any(Number),
      acr: expect.any(String),
      amr: expect.any(Array),
    })
  })

  test('can be opaque', async () => {
    const opaque = await validatedProvider({ accessTokenFormat: 'opaque' })
    const { body } = await post(opaque, '/token', GRANT)
    expect(body.access_token).toMatch(/^[\w-]{43}$/)
  })

  test('live as long as the options say', async () => {
    const brief = await validatedProvider({ lifetimes: { accessToken: '90s' } })
    const { body } = await post(brief, '/token', GRANT)
    expect(body.expires_in).toBe(90)
    expect(Number(claimsOf(body.access_token).exp) - Number(claimsOf(body.access_token).iat)).toBe(90)
  })
})

test('a repeated parameter is refused unless the rule is waived', async () => {
  const send = async (at: Provider) =>
    at.fetch(`${at.issuer}/token`, {
      method: 'POST',
      headers: { ...basic('app', 'app-secret'), 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials&grant_type=client_credentials',
    })
  expect((await send(idp)).status).toBe(400)
  expect((await send(await validatedProvider({ lenient: ['parameters-unique'] }))).status).toBe(200)
})
