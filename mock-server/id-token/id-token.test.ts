import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Provider } from '../provider.js'
import {
  answerOf,
  authorize,
  CALLBACK,
  claimsOf,
  headerOf,
  signIn,
  stopped,
  validatedProvider,
} from '../provider.test-support.js'

const ALL = ['code', 'id_token', 'id_token token', 'code id_token', 'code token', 'code id_token token']
const client = (client_id: string, more: object = {}) => ({
  client_id,
  client_secret: 'app-secret',
  response_types: ALL,
  ...more,
})
let idp: Provider
beforeAll(async () => {
  idp = stopped(
    await validatedProvider({
      login: 'auto',
      algorithms: ['ES256', 'PS256', 'EdDSA'],
      clients: [
        client('app'),
        ...['ES256', 'PS256', 'EdDSA', 'HS256', 'HS384', 'HS512'].map((alg) =>
          client(alg, { id_token_signed_response_alg: alg }),
        ),
        client('none', { response_types: ['code'], id_token_signed_response_alg: 'none' }),
      ],
    }),
  )
})
const half = (hash: string, value: unknown) => {
  const digest = createHash(hash).update(String(value)).digest()
  return digest.subarray(0, digest.length / 2).toString('base64url')
}

test('says what OpenID Connect Core asks for, and no more', async () => {
  const { body } = await signIn(idp, { scope: 'openid profile email' })
  const claims = claimsOf(body.id_token)
  expect(claims).toEqual({
    iss: idp.issuer,
    sub: 'alice',
    aud: 'app',
    iat: 1_800_000_000,
    exp: 1_800_003_600,
    auth_time: 1_800_000_000,
    nonce: 'nonce-1',
    acr: expect.any(String),
    amr: expect.any(Array),
    sid: expect.any(String),
    at_hash: half('sha256', body.access_token),
  })
  expect(headerOf(body.id_token)).toEqual({ alg: 'RS256', kid: expect.any(String) })
})

test('invents no nonce', async () => {
  expect(claimsOf((await signIn(idp, { nonce: undefined })).body.id_token)).not.toHaveProperty('nonce')
})

describe('the algorithm of the registration', () => {
  test.each([
    ['ES256', 'sha256'],
    ['PS256', 'sha256'],
    ['EdDSA', 'sha512'],
    ['HS256', 'sha256'],
    ['HS384', 'sha384'],
    ['HS512', 'sha512'],
  ])('%s signs, and %s makes at_hash and c_hash', async (alg, hash) => {
    const response = await authorize(idp, { client_id: alg, response_type: 'code id_token token' })
    const jwt = response.get('id_token')
    expect(headerOf(jwt).alg).toBe(alg)
    expect(claimsOf(jwt)).toMatchObject({
      c_hash: half(hash, response.get('code')),
      at_hash: half(hash, response.get('access_token')),
    })
  })

  test('none leaves the ID token of the token endpoint unsigned', async () => {
    const response = await authorize(idp, { client_id: 'none' })
    const { body } = await answerOf(
      await idp.fetch(`${idp.issuer}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa('none:app-secret')}` },
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          code: response.get('code') ?? '',
          redirect_uri: CALLBACK,
          code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
        }),
      }),
    )
    expect(headerOf(body.id_token)).toEqual({ alg: 'none' })
    expect(body.id_token).toMatch(/\.$/)
  })
})

describe('claims of scopes', () => {
  test('stand in the ID token when no access token comes', async () => {
    const response = await authorize(idp, { response_type: 'id_token', scope: 'openid email' })
    expect(claimsOf(response.get('id_token'))).toMatchObject({ email: 'alice@people.example', email_verified: true })
  })

  test.each(['id_token token', 'code id_token', 'code id_token token'])('not with %s', async (response_type) => {
    const response = await authorize(idp, { response_type, scope: 'openid email' })
    expect(claimsOf(response.get('id_token'))).not.toHaveProperty('email')
  })

  test('single claims stand where they were asked for', async () => {
    const claims = JSON.stringify({ id_token: { name: { essential: true } }, userinfo: { phone_number: null } })
    const { body } = await signIn(idp, { claims })
    const about = claimsOf(body.id_token)
    expect(about).toHaveProperty('name')
    expect(about).not.toHaveProperty('phone_number')
  })
})
