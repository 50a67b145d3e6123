import { createLocalJWKSet, jwtVerify } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import type { Provider } from '../provider.js'
import { answerOf, basic, claimsOf, headerOf, post, userinfo, validatedProvider } from '../provider.test-support.js'

let idp: Provider
beforeAll(async () => {
  idp = await validatedProvider({ algorithms: ['ES256'] })
})

test('mints an ID token that verifies', async () => {
  const { keys } = (await answerOf(await idp.fetch(`${idp.issuer}/.well-known/jwks.json`))).body
  const jwt = await idp.mint.idToken({ nonce: 'n', scope: 'openid email' })
  const { payload } = await jwtVerify(jwt, createLocalJWKSet({ keys: Array.isArray(keys) ? keys : [] }), {
    issuer: idp.issuer,
    audience: 'app',
  })
  expect(payload).toMatchObject({ sub: 'alice', nonce: 'n', email: 'alice@people.example' })
})

test('mints what is wished for, right or wrong', async () => {
  const jwt = await idp.mint.idToken({
    client_id: 'spa',
    username: 'bob',
    claims: { iss: 'https://other.example', iat: undefined },
    header: { alg: 'ES256' },
    expiresIn: '-1h',
  })
  expect(claimsOf(jwt)).toMatchObject({ iss: 'https://other.example', sub: 'bob', aud: 'spa' })
  expect(claimsOf(jwt)).not.toHaveProperty('iat')
  expect(Number(claimsOf(jwt).exp)).toBeLessThan(idp.clock.now() / 1_000)
  expect(headerOf(jwt).alg).toBe('ES256')
})

test('mints access tokens that UserInfo and introspection know', async () => {
  const token = await idp.mint.accessToken({ username: 'bob', scope: 'openid profile' })
  expect((await userinfo(idp, token)).body).toMatchObject({ sub: 'bob', given_name: 'Bob' })
  expect((await post(idp, '/introspect', { token }, basic('app', 'app-secret'))).body).toMatchObject({
    active: true,
    username: 'bob',
    scope: 'openid profile',
  })
  const own = await idp.mint.accessToken({ username: null, scope: '' })
  expect((await post(idp, '/introspect', { token: own })).body).toMatchObject({ active: true, sub: 'app' })
})

test('names what is not there', async () => {
  await expect(idp.mint.idToken({ client_id: 'nobody' })).rejects.toThrow(/no client nobody/)
  await expect(idp.mint.accessToken({ username: 'nobody' })).rejects.toThrow(/no person nobody/)
})
