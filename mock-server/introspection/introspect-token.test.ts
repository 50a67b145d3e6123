import { beforeEach, describe, expect, test } from 'vitest'
import type { Provider } from '../provider.js'
import { type Answer, basic, type Form, post, signIn, stopped, validatedProvider } from '../provider.test-support.js'

let idp: Provider
beforeEach(async () => {
  idp = stopped(
    await validatedProvider({
      login: 'auto',
      clients: [
        { client_id: 'app', client_secret: 'app-secret' },
        { client_id: 'api', client_secret: 'api-secret' },
        { client_id: 'spa', token_endpoint_auth_method: 'none' },
      ],
    }),
  )
})
const introspect = (token: unknown, more: Form = {}, headers = basic('api', 'api-secret')): Promise<Answer> =>
  post(idp, '/introspect', { token: String(token), ...more }, headers)
const offline = () => signIn(idp, { scope: 'openid email offline_access', prompt: 'consent' })
const INACTIVE = { active: false }

test('tells an API what an access token means', async () => {
  const { body } = await offline()
  const answer = await introspect(body.access_token)
  expect(answer.body).toEqual({
    active: true,
    scope: 'openid email offline_access',
    client_id: 'app',
    username: 'alice',
    token_type: 'Bearer',
    iat: 1_800_000_000,
    nbf: 1_800_000_000,
    exp: 1_800_003_600,
    sub: 'alice',
    aud: idp.issuer,
    iss: idp.issuer,
    jti: expect.any(String),
  })
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test('tells a client what its refresh token means, and nobody else', async () => {
  const { body } = await offline()
  const own = await introspect(body.refresh_token, {}, basic('app', 'app-secret'))
  expect(own.body).toEqual({
    active: true,
    scope: 'openid email offline_access',
    client_id: 'app',
    iat: 1_800_000_000,
    exp: 1_801_209_600,
    sub: 'alice',
    iss: idp.issuer,
  })
  expect((await introspect(body.refresh_token)).body).toEqual(INACTIVE)
})

test('a hint changes nothing, even a wrong or unknown one', async () => {
  const { body } = await offline()
  for (const token_type_hint of ['access_token', 'refresh_token', 'saml']) {
    expect((await introspect(body.access_token, { token_type_hint })).body.active).toBe(true)
  }
})

test('a token of client_credentials belongs to the client itself', async () => {
  const { body } = await post(idp, '/token', { grant_type: 'client_credentials' })
  expect((await introspect(body.access_token)).body).toMatchObject({ active: true, sub: 'app', client_id: 'app' })
})

describe('is inactive without a reason', () => {
  test('when nobody knows it', async () => {
    expect((await introspect('abc')).body).toEqual(INACTIVE)
  })

  test('when it has expired', async () => {
    const { body } = await offline()
    idp.clock.advance('1h')
    expect((await introspect(body.access_token)).body).toEqual(INACTIVE)
  })

  test('when it was revoked', async () => {
    const { body } = await offline()
    await post(idp, '/revoke', { token: String(body.access_token) })
    expect((await introspect(body.access_token)).body).toEqual(INACTIVE)
  })
})

test('the caller must authenticate with credentials', async () => {
  expect(await introspect('abc', {}, { authorization: '' })).toMatchObject({
    status: 401,
    body: { error: 'invalid_client' },
  })
  expect(await introspect('abc', {}, basic('api', 'wrong'))).toMatchObject({ status: 401 })
  expect(await post(idp, '/introspect', { token: 'abc', client_id: 'spa' }, {})).toMatchObject({
    status: 401,
    body: { error: 'invalid_client' },
  })
})

test('a token must be named', async () => {
  expect(await post(idp, '/introspect', {}, basic('api', 'api-secret'))).toMatchObject({
    status: 400,
    body: { error: 'invalid_request', error_description: 'token is missing' },
  })
})

test('anyone may ask when the rule is waived', async () => {
  idp = await validatedProvider({ login: 'auto', lenient: ['introspection-authentication'] })
  const { body } = await signIn(idp)
  expect((await post(idp, '/introspect', { token: String(body.access_token) }, {})).body.active).toBe(true)
})
