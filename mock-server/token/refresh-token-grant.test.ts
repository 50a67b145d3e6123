import { beforeEach, describe, expect, test } from 'vitest'
import type { Provider } from '../provider.js'
import {
  type Answer,
  basic,
  claimsOf,
  type Form,
  post,
  signIn,
  stopped,
  userinfo,
  validatedProvider,
} from '../provider.test-support.js'
import type { RuleName } from '../rules.js'

const start = async (...lenient: RuleName[]): Promise<Provider> =>
  stopped(
    await validatedProvider({
      login: 'auto',
      lenient,
      clients: [
        { client_id: 'app', client_secret: 'app-secret' },
        { client_id: 'other', client_secret: 'app-secret' },
      ],
    }),
  )
let idp: Provider
beforeEach(async () => {
  idp = await start()
})
const refresh = (
  refresh_token: unknown,
  parameters: Form = {},
  headers?: Readonly<Record<string, string>>,
): Promise<Answer> =>
  post(idp, '/token', { grant_type: 'refresh_token', refresh_token: String(refresh_token), ...parameters }, headers)
const offline = (): Promise<Answer> => signIn(idp, { scope: 'openid profile email offline_access', prompt: 'consent' })
const refused = (message: RegExp) => ({
  status: 400,
  body: { error: 'invalid_grant', error_description: expect.stringMatching(message) },
})

test('gives a new access token, a new refresh token, and an ID token of the same sign-in', async () => {
  const first = await offline()
  idp.clock.advance('10m')
  const second = await refresh(first.body.refresh_token)
  expect(second.status).toBe(200)
  expect(second.body).toMatchObject({ token_type: 'Bearer', scope: 'openid profile email offline_access' })
  expect(second.body.refresh_token).not.toBe(first.body.refresh_token)
  expect((await userinfo(idp, second.body.access_token)).status).toBe(200)
  const [before, after] = [claimsOf(first.body.id_token), claimsOf(second.body.id_token)]
  expect([after.iss, after.sub, after.aud, after.auth_time, after.sid]).toEqual([
    before.iss,
    before.sub,
    before.aud,
    before.auth_time,
    before.sid,
  ])
  expect(Number(after.iat)).toBe(Number(before.iat) + 600)
  expect(after).not.toHaveProperty('nonce')
  expect(after).toHaveProperty('at_hash')
})

test('an old token that comes again takes the whole family with it', async () => {
  const { body: one } = await offline()
  const { body: two } = await refresh(one.refresh_token)
  expect(await refresh(one.refresh_token)).toMatchObject(refused(/used before/))
  expect(await refresh(two.refresh_token)).toMatchObject(refused(/revoked/))
  expect((await userinfo(idp, two.access_token)).status).toBe(401)
})

test('of two refreshes at once, one works', async () => {
  const { body } = await offline()
  const statuses = (await Promise.all([refresh(body.refresh_token), refresh(body.refresh_token)])).map(
    ({ status }) => status,
  )
  expect(statuses.sort()).toEqual([200, 400])
})

describe('scope', () => {
  test('can be narrowed for the access token; the refresh token keeps it all', async () => {
    const { body: one } = await offline()
    const { body: two } = await refresh(one.refresh_token, { scope: 'openid email' })
    expect(two.scope).toBe('openid email')
    expect((await userinfo(idp, two.access_token)).body).toEqual({
      sub: 'alice',
      email: expect.any(String),
      email_verified: true,
    })
    const { body: three } = await refresh(two.refresh_token)
    expect(three.scope).toBe('openid profile email offline_access')
  })

  test('without openid brings no ID token', async () => {
    const { body } = await refresh((await offline()).body.refresh_token, { scope: 'email' })
    expect(body).not.toHaveProperty('id_token')
  })

  test('can not be widened, and trying does not spend the token', async () => {
    const { body } = await offline()
    expect(await refresh(body.refresh_token, { scope: 'openid phone' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_scope', error_description: expect.stringMatching(/scope phone/) },
    })
    expect((await refresh(body.refresh_token)).status).toBe(200)
  })
})

test('a refresh token is bound to its client, and is not spent by others', async () => {
  const { body } = await offline()
  expect(await refresh(body.refresh_token, {}, basic('other', 'app-secret'))).toMatchObject(refused(/another client/))
  expect((await refresh(body.refresh_token)).status).toBe(200)
})

test('lives for 14 days from its last use', async () => {
  const { body: one } = await offline()
  idp.clock.advance('13d')
  const { body: two } = await refresh(one.refresh_token)
  idp.clock.advance('13d')
  const { body: three, status } = await refresh(two.refresh_token)
  expect(status).toBe(200)
  idp.clock.advance('14d')
  expect(await refresh(three.refresh_token)).toMatchObject(refused(/expired/))
})

test('an access token at the end of its refresh token still lives out its hour', async () => {
  const { body: one } = await offline()
  idp.clock.advance('335h')
  const { body: two } = await refresh(one.refresh_token)
  idp.clock.advance('59m')
  expect((await userinfo(idp, two.access_token)).status).toBe(200)
  idp.clock.advance('1m')
  expect((await userinfo(idp, two.access_token)).status).toBe(401)
})

test('a missing and an unknown token are told apart', async () => {
  expect(await post(idp, '/token', { grant_type: 'refresh_token' })).toMatchObject({
    status: 400,
    body: { error: 'invalid_request', error_description: 'refresh_token is missing' },
  })
  expect(await refresh('abc')).toMatchObject(refused(/unknown/))
})

describe('rules can be waived:', () => {
  test('refresh-token-rotation', async () => {
    idp = await start('refresh-token-rotation')
    const { body } = await offline()
    const again = await refresh(body.refresh_token)
    expect(again.body).not.toHaveProperty('refresh_token')
    expect((await refresh(body.refresh_token)).status).toBe(200)
  })

  test('refresh-token-reuse-revokes', async () => {
    idp = await start('refresh-token-reuse-revokes')
    const { body: one } = await offline()
    const { body: two } = await refresh(one.refresh_token)
    expect(await refresh(one.refresh_token)).toMatchObject(refused(/used before/))
    expect((await refresh(two.refresh_token)).status).toBe(200)
  })

  test('refresh-token-bound-to-client', async () => {
    idp = await start('refresh-token-bound-to-client')
    expect((await refresh((await offline()).body.refresh_token, {}, basic('other', 'app-secret'))).status).toBe(200)
  })

  test('refresh-scope-not-widened', async () => {
    idp = await start('refresh-scope-not-widened')
    const { body } = await refresh((await offline()).body.refresh_token, { scope: 'openid phone' })
    expect(body.scope).toBe('openid phone')
  })
})
