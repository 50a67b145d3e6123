import { beforeEach, expect, test } from 'vitest'
import type { Provider } from '../provider.js'
import {
  type Answer,
  basic,
  codeFrom,
  type Form,
  post,
  signIn,
  trade,
  userinfo,
  validatedProvider,
} from '../provider.test-support.js'
import type { RuleName } from '../rules.js'

const start = (...lenient: RuleName[]) =>
  validatedProvider({
    login: 'auto',
    lenient,
    clients: [
      { client_id: 'app', client_secret: 'app-secret' },
      { client_id: 'other', client_secret: 'app-secret' },
      { client_id: 'spa', token_endpoint_auth_method: 'none' },
    ],
  })
let idp: Provider
beforeEach(async () => {
  idp = await start()
})
const revoke = (token: unknown, more: Form = {}, headers?: Readonly<Record<string, string>>): Promise<Answer> =>
  post(idp, '/revoke', { token: String(token), ...more }, headers)
const offline = () => signIn(idp, { scope: 'openid offline_access', prompt: 'consent' })
const refresh = (token: unknown) => post(idp, '/token', { grant_type: 'refresh_token', refresh_token: String(token) })

test('an access token ends, its refresh token does not', async () => {
  const { body } = await offline()
  expect((await revoke(body.access_token)).status).toBe(200)
  expect((await userinfo(idp, body.access_token)).status).toBe(401)
  expect((await refresh(body.refresh_token)).status).toBe(200)
})

test('with a refresh token its access tokens end', async () => {
  const { body } = await offline()
  expect((await revoke(body.refresh_token)).status).toBe(200)
  expect((await refresh(body.refresh_token)).body.error).toBe('invalid_grant')
  expect((await userinfo(idp, body.access_token)).status).toBe(401)
})

test('an unknown token is answered like a revoked one, twice too', async () => {
  expect((await revoke('abc')).status).toBe(200)
  const { body } = await offline()
  for (let i = 0; i < 2; i++) expect((await revoke(body.access_token)).status).toBe(200)
})

test('a hint changes nothing, even a wrong or unknown one', async () => {
  const { body } = await offline()
  expect((await revoke(body.access_token, { token_type_hint: 'refresh_token' })).status).toBe(200)
  expect((await userinfo(idp, body.access_token)).status).toBe(401)
  expect((await revoke('abc', { token_type_hint: 'saml' })).status).toBe(200)
})

test('a public client revokes what is its own', async () => {
  const { body } = await trade(idp, await codeFrom(idp, { client_id: 'spa' }), { client_id: 'spa' }, {})
  expect((await revoke(body.access_token, { client_id: 'spa' }, {})).status).toBe(200)
  expect((await userinfo(idp, body.access_token)).status).toBe(401)
})

test('the token of another client is refused and lives on', async () => {
  const { body } = await offline()
  for (const token of [body.access_token, body.refresh_token]) {
    expect(await revoke(token, {}, basic('other', 'app-secret'))).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    })
  }
  expect((await userinfo(idp, body.access_token)).status).toBe(200)
})

test('the client must authenticate, and name a token', async () => {
  expect(await revoke('abc', {}, {})).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
  expect(await post(idp, '/revoke', {})).toMatchObject({
    status: 400,
    body: { error: 'invalid_request', error_description: 'token is missing' },
  })
})

test('revocation-client-bound can be waived', async () => {
  idp = await start('revocation-client-bound')
  const { body } = await offline()
  expect((await revoke(body.access_token, {}, basic('other', 'app-secret'))).status).toBe(200)
  expect((await userinfo(idp, body.access_token)).status).toBe(401)
})

test('revocation-effective can be waived', async () => {
  idp = await start('revocation-effective')
  const { body } = await offline()
  expect((await revoke(body.access_token)).status).toBe(200)
  expect((await userinfo(idp, body.access_token)).status).toBe(200)
})
