import { compactVerify, createLocalJWKSet } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Provider } from '../provider.js'
import {
  answerOf,
  basic,
  claimsOf,
  codeFrom,
  post,
  signIn,
  stopped,
  trade,
  userinfo,
  validatedProvider,
} from '../provider.test-support.js'

let idp: Provider
beforeAll(async () => {
  idp = stopped(
    await validatedProvider({
      login: 'auto',
      scopes: { orders: ['order_count', 'nothing'] },
      people: [
        {
          username: 'alice',
          claims: {
            name: 'Alice',
            email: 'a@people.example',
            order_count: 3,
            nothing: null,
            phone_number: '',
            address: {},
            sub: 'mallory',
            iss: 'x',
          },
        },
      ],
      clients: [
        { client_id: 'app', client_secret: 'app-secret' },
        { client_id: 'signed', client_secret: 'app-secret', userinfo_signed_response_alg: 'RS256' },
        { client_id: 'pairwise', client_secret: 'app-secret', subject_type: 'pairwise' },
      ],
    }),
  )
})
const url = () => `${idp.issuer}/userinfo`
const tokenOf = async (scope = 'openid profile email') => String((await signIn(idp, { scope })).body.access_token)
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

describe('the token stands', () => {
  test('in the header of a GET or a POST', async () => {
    const token = await tokenOf()
    for (const method of ['GET', 'POST']) {
      const answer = await answerOf(await idp.fetch(url(), { method, headers: bearer(token) }))
      expect(answer).toMatchObject({ status: 200, body: { sub: 'alice', name: 'Alice', email: 'a@people.example' } })
      expect(answer.headers.get('content-type')).toBe('application/json')
      expect(answer.headers.get('cache-control')).toBe('no-store')
    }
  })

  test('or in the body of a POST', async () => {
    expect((await post(idp, '/userinfo', { access_token: await tokenOf() }, {})).body).toMatchObject({ sub: 'alice' })
  })

  test('never in both', async () => {
    const access_token = await tokenOf()
    const answer = await post(idp, '/userinfo', { access_token }, bearer(access_token))
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer .*error="invalid_request"/)
  })

  test('never in the query', async () => {
    const answer = await answerOf(await idp.fetch(`${url()}?access_token=${await tokenOf()}`))
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
  })
})

describe('refuses', () => {
  test('a request without a token by a bare challenge', async () => {
    const answer = await answerOf(await idp.fetch(url()))
    expect(answer).toMatchObject({ status: 401, body: {} })
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="userinfo", scope="openid"')
    expect((await idp.fetch(url(), { headers: basic('app', 'app-secret') })).status).toBe(401)
  })

  test.each(['abc', 'a.b.c'])('the unknown token %s', async (token) => {
    const answer = await userinfo(idp, token)
    expect(answer).toMatchObject({ status: 401, body: { error: 'invalid_token' } })
    expect(answer.headers.get('www-authenticate')).toMatch(/error="invalid_token"/)
  })

  test.each(['Bearer', 'Bearer ', 'Bearer a b', 'Bearer ä'.normalize('NFC').replace('ä', '%')])(
    'the malformed header %j',
    async (authorization) => {
      expect(await answerOf(await idp.fetch(url(), { headers: { authorization } }))).toMatchObject({
        status: 400,
        body: { error: 'invalid_request' },
      })
    },
  )

  test('an expired token', async () => {
    const brief = stopped(await validatedProvider({ login: 'auto' }))
    const { body } = await signIn(brief)
    brief.clock.advance('59m')
    expect((await userinfo(brief, body.access_token)).status).toBe(200)
    brief.clock.advance('1m')
    expect(await userinfo(brief, body.access_token)).toMatchObject({ status: 401, body: { error: 'invalid_token' } })
  })

  test('a token without the scope openid, naming the scope', async () => {
    const answer = await userinfo(idp, await tokenOf('profile'))
    expect(answer).toMatchObject({ status: 403, body: { error: 'insufficient_scope' } })
    expect(answer.headers.get('www-authenticate')).toMatch(/error="insufficient_scope".*scope="openid"/)
  })

  test('a token of a client that acts for itself', async () => {
    const { body } = await post(idp, '/token', { grant_type: 'client_credentials' })
    expect((await userinfo(idp, body.access_token)).status).toBe(403)
  })
})

test('tells only what was asked for, nothing empty, and no protocol claims of a profile', async () => {
  expect((await userinfo(idp, await tokenOf('openid'))).body).toEqual({ sub: 'alice' })
  expect((await userinfo(idp, await tokenOf('openid phone address orders'))).body).toEqual({
    sub: 'alice',
    order_count: 3,
  })
})

test('tells single claims of the claims parameter, with the value that was asked for', async () => {
  const claims = JSON.stringify({
    userinfo: { name: null, email: { value: 'other@people.example' }, order_count: { values: [1, 3] }, iss: null },
  })
  const { body } = await signIn(idp, { claims })
  expect((await userinfo(idp, body.access_token)).body).toEqual({ sub: 'alice', name: 'Alice', order_count: 3 })
})

test('is signed for clients that registered an algorithm', async () => {
  const { body } = await trade(idp, await codeFrom(idp, { client_id: 'signed' }), {}, basic('signed', 'app-secret'))
  const response = await idp.fetch(url(), { headers: bearer(String(body.access_token)) })
  expect(response.headers.get('content-type')).toBe('application/jwt')
  const jwt = await response.text()
  const { keys } = (await answerOf(await idp.fetch(`${idp.issuer}/.well-known/jwks.json`))).body
  await compactVerify(jwt, createLocalJWKSet({ keys: Array.isArray(keys) ? keys : [] }))
  expect(claimsOf(jwt)).toEqual({ iss: idp.issuer, aud: 'signed', sub: 'alice' })
})

test('shows the subject that the ID token showed, pairwise too', async () => {
  const { body } = await trade(idp, await codeFrom(idp, { client_id: 'pairwise' }), {}, basic('pairwise', 'app-secret'))
  const { sub } = claimsOf(body.id_token)
  expect(sub).not.toBe('alice')
  expect((await userinfo(idp, body.access_token)).body.sub).toBe(sub)
})

describe('rules can be waived:', () => {
  test('access-token-valid', async () => {
    const lax = await validatedProvider({ lenient: ['access-token-valid'] })
    expect((await userinfo(lax, 'anything')).body).toEqual({ sub: 'alice' })
  })

  test('access-token-scope-openid', async () => {
    const lax = await validatedProvider({ login: 'auto', lenient: ['access-token-scope-openid'] })
    const { body } = await signIn(lax, { scope: 'email' })
    expect((await userinfo(lax, body.access_token)).body).toMatchObject({ sub: 'alice', email: expect.any(String) })
  })
})
