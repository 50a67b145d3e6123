import { beforeEach, describe, expect, test } from 'vitest'
import type { Provider } from '../provider.js'
import {
  type Answer,
  authorize,
  basic,
  CALLBACK,
  claimsOf,
  codeFrom,
  post,
  signIn,
  stopped,
  trade,
  userinfo,
  VERIFIER,
  validatedProvider,
} from '../provider.test-support.js'
import type { RuleName } from '../rules.js'

const CLIENTS = [
  { client_id: 'app', client_secret: 'app-secret', redirect_uris: [CALLBACK, 'https://rp.example/cb'] },
  { client_id: 'other', client_secret: 'app-secret' },
  { client_id: 'spa', token_endpoint_auth_method: 'none' },
]
const start = async (...lenient: RuleName[]): Promise<Provider> =>
  stopped(await validatedProvider({ login: 'auto', clients: CLIENTS, lenient, pkcePlain: true }))

let idp: Provider
beforeEach(async () => {
  idp = await start()
})
const grant = (code: string): Answer | object => ({
  status: 400,
  body: { error: 'invalid_grant', error_description: expect.stringMatching(new RegExp(code)) },
})

test('a code becomes tokens, once', async () => {
  const answer = await signIn(idp, { scope: 'openid profile' })
  expect(answer.status).toBe(200)
  expect(answer.body).toEqual({
    access_token: expect.any(String),
    token_type: 'Bearer',
    expires_in: 3600,
    scope: 'openid profile',
    id_token: expect.any(String),
  })
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('pragma')).toBe('no-cache')
  expect(claimsOf(answer.body.id_token)).toMatchObject({ nonce: 'nonce-1', aud: 'app', sub: 'alice' })
})

test('a code that comes again is refused, and what it gave is revoked', async () => {
  const code = await codeFrom(idp)
  const first = await trade(idp, code)
  expect((await userinfo(idp, first.body.access_token)).status).toBe(200)
  expect(await trade(idp, code)).toMatchObject(grant('used before'))
  expect((await userinfo(idp, first.body.access_token)).status).toBe(401)
})

test('of two requests at once with one code, one gets tokens', async () => {
  const code = await codeFrom(idp)
  const statuses = (await Promise.all([trade(idp, code), trade(idp, code)])).map(({ status }) => status)
  expect(statuses.sort()).toEqual([200, 400])
})

test('a code that another client tries is not spent', async () => {
  const code = await codeFrom(idp)
  expect(await trade(idp, code, {}, basic('other', 'app-secret'))).toMatchObject(grant('another client'))
  expect((await trade(idp, code)).status).toBe(200)
})

test('a used code in the hands of another client revokes nothing', async () => {
  const code = await codeFrom(idp)
  const { body } = await trade(idp, code)
  expect(await trade(idp, code, {}, basic('other', 'app-secret'))).toMatchObject(grant('used before'))
  expect((await userinfo(idp, body.access_token)).status).toBe(200)
})

test('a code lives for a minute', async () => {
  const [one, two] = [await codeFrom(idp), await codeFrom(idp)]
  idp.clock.advance('59s')
  expect((await trade(idp, one)).status).toBe(200)
  idp.clock.advance('1s')
  expect(await trade(idp, two)).toMatchObject(grant('unknown or has expired'))
})

test.each([
  ['no code', { code: undefined }, 'invalid_request', /code is missing/],
  ['an unknown code', { code: 'abc' }, 'invalid_grant', /unknown/],
  ['no redirect_uri', { redirect_uri: undefined }, 'invalid_grant', /redirect_uri is missing/],
  ['another redirect_uri', { redirect_uri: 'https://rp.example/cb' }, 'invalid_grant', /redirect_uri is not the one/],
  ['no verifier', { code_verifier: undefined }, 'invalid_grant', /code_verifier is missing/],
  ['another verifier', { code_verifier: VERIFIER.replace('d', 'e') }, 'invalid_grant', /code_verifier does not belong/],
  ['a verifier that is too short', { code_verifier: 'abc' }, 'invalid_grant', /code_verifier/],
])('%s is refused', async (_title, parameters, error, message) => {
  const answer = await trade(idp, await codeFrom(idp), parameters)
  expect(answer).toMatchObject({ status: 400, body: { error, error_description: expect.stringMatching(message) } })
})

test('a mistake does not spend the code', async () => {
  const code = await codeFrom(idp)
  await trade(idp, code, { code_verifier: 'wrong' })
  expect((await trade(idp, code)).status).toBe(200)
})

test('a verifier for a request without a challenge is refused', async () => {
  const code = await codeFrom(idp, { code_challenge: undefined, code_challenge_method: undefined })
  expect(await trade(idp, code)).toMatchObject(grant('code_verifier was sent'))
  expect((await trade(idp, code, { code_verifier: undefined })).status).toBe(200)
})

test('plain compares the verifier itself', async () => {
  const code = await codeFrom(idp, { code_challenge: VERIFIER, code_challenge_method: 'plain' })
  expect(await trade(idp, code, { code_verifier: `${VERIFIER}x` })).toMatchObject(grant('code_verifier'))
  expect((await trade(idp, code)).status).toBe(200)
})

test('a public client sends its id', async () => {
  const code = await codeFrom(idp, { client_id: 'spa' })
  expect((await trade(idp, code, { client_id: 'spa' }, {})).status).toBe(200)
})

test('without openid there is no ID token', async () => {
  const { body } = await signIn(idp, { scope: 'profile' })
  expect(body).toMatchObject({ scope: 'profile' })
  expect(body).not.toHaveProperty('id_token')
})

describe('refresh tokens', () => {
  test('come with offline_access, which needs prompt=consent', async () => {
    expect((await signIn(idp, { scope: 'openid offline_access', prompt: 'consent' })).body).toMatchObject({
      refresh_token: expect.any(String),
      scope: 'openid offline_access',
    })
    expect((await signIn(idp, { scope: 'openid offline_access' })).body).not.toHaveProperty('refresh_token')
    expect((await signIn(idp)).body).not.toHaveProperty('refresh_token')
  })

  test('come with plain OAuth when the client is registered for them', async () => {
    expect((await signIn(idp, { scope: 'profile' })).body).toHaveProperty('refresh_token')
  })
})

test('the grant type must be registered', async () => {
  const strict = await validatedProvider({
    clients: [
      { client_id: 'app', client_secret: 'app-secret', response_types: [], grant_types: ['client_credentials'] },
    ],
  })
  expect(await trade(strict, 'abc')).toMatchObject({ status: 400, body: { error: 'unauthorized_client' } })
})

test('hybrid flows leave a code that works', async () => {
  const hybrid = await validatedProvider({
    login: 'auto',
    clients: [{ client_id: 'app', client_secret: 'app-secret', response_types: ['code id_token token'] }],
  })
  const response = await authorize(hybrid, { response_type: 'code id_token token' })
  const { body } = await trade(hybrid, response.get('code') ?? '')
  const [front, back] = [claimsOf(response.get('id_token')), claimsOf(body.id_token)]
  expect(front).toMatchObject({ c_hash: expect.any(String), at_hash: expect.any(String) })
  expect([back.iss, back.sub, back.nonce]).toEqual([front.iss, front.sub, front.nonce])
})

describe('rules can be waived:', () => {
  test('code-single-use', async () => {
    idp = await start('code-single-use')
    const code = await codeFrom(idp)
    expect([(await trade(idp, code)).status, (await trade(idp, code)).status]).toEqual([200, 200])
  })

  test('code-replay-revokes', async () => {
    idp = await start('code-replay-revokes')
    const code = await codeFrom(idp)
    const { body } = await trade(idp, code)
    expect(await trade(idp, code)).toMatchObject(grant('used before'))
    expect((await userinfo(idp, body.access_token)).status).toBe(200)
  })

  test('code-bound-to-client', async () => {
    idp = await start('code-bound-to-client')
    expect((await trade(idp, await codeFrom(idp), {}, basic('other', 'app-secret'))).status).toBe(200)
  })

  test('code-bound-to-redirect-uri', async () => {
    idp = await start('code-bound-to-redirect-uri')
    expect((await trade(idp, await codeFrom(idp), { redirect_uri: undefined })).status).toBe(200)
  })

  test('code-expiry', async () => {
    idp = await start('code-expiry')
    const code = await codeFrom(idp)
    idp.clock.advance('1h')
    expect((await trade(idp, code)).status).toBe(200)
  })

  test('pkce-verifier', async () => {
    idp = await start('pkce-verifier')
    expect((await trade(idp, await codeFrom(idp), { code_verifier: 'wrong' })).status).toBe(200)
    expect((await trade(idp, await codeFrom(idp), { code_verifier: undefined })).status).toBe(200)
  })

  test('pkce-downgrade', async () => {
    idp = await start('pkce-downgrade')
    const code = await codeFrom(idp, { code_challenge: undefined, code_challenge_method: undefined })
    expect((await trade(idp, code)).status).toBe(200)
  })

  test('grant-registered', async () => {
    const lax = await validatedProvider({
      lenient: ['grant-registered'],
      clients: [
        {
          client_id: 'app',
          client_secret: 'app-secret',
          response_types: ['code'],
          grant_types: ['authorization_code'],
        },
      ],
    })
    expect((await post(lax, '/token', { grant_type: 'client_credentials' })).status).toBe(200)
  })
})
