import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { judgedJson, TestingBrowser, testingProvider } from '../interaction/testing-browser.js'
import type { ProviderOptions } from '../options.js'
import type { JsonObject } from '../seams.js'

const CALLBACK = 'https://rp.example/cb'
const ISSUER = 'https://op.touchstone.test'
const SECRET = 'a-secret-of-at-least-32-characters'
type PrivateKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey']
const keys: { private: PrivateKey; stranger: PrivateKey; jwks: { keys: JsonObject[] } } = Object.create(null)

beforeAll(async () => {
  const [own, stranger] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')])
  Object.assign(keys, {
    private: own.privateKey,
    stranger: stranger.privateKey,
    jwks: { keys: [{ ...(await exportJWK(own.publicKey)) }] },
  })
})

const outside = { client_id: 'web', response_type: 'code', scope: 'openid' }
const inside = { redirect_uri: CALLBACK, state: 'inner', nonce: 'n', iss: 'web', aud: ISSUER }

const clients = () => [
  { client_id: 'web', client_secret: SECRET, redirect_uris: [CALLBACK], jwks: keys.jwks },
  {
    client_id: 'signing',
    client_secret: SECRET,
    redirect_uris: [CALLBACK],
    jwks: keys.jwks,
    request_object_signing_alg: 'ES256',
  },
  {
    client_id: 'referring',
    client_secret: SECRET,
    redirect_uris: [CALLBACK],
    request_uris: ['https://rp.example/r#hash', 'http://127.0.0.1:9/r'],
  },
  {
    client_id: 'pushing',
    client_secret: SECRET,
    redirect_uris: [CALLBACK],
    require_pushed_authorization_requests: true,
  },
]

const start = async (options: ProviderOptions = {}) => {
  const idp = await testingProvider({ clients: clients(), login: 'auto', ...options })
  return { idp, browser: new TestingBrowser(idp) }
}

const unsigned = (claims: JWTPayload): string => new UnsecuredJWT(claims).encode()
const signed = (claims: JWTPayload, key = keys.private, alg = 'ES256'): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg }).sign(key)

describe('a request object', () => {
  test('unsigned is taken, and wins over what stands outside', async () => {
    const { browser } = await start()
    const request = unsigned({ ...inside, max_age: 100, claims: { userinfo: { name: null } } })
    const { url, parameters } = await browser.authorize({
      ...outside,
      redirect_uri: 'https://evil.example/',
      state: 'outer',
      request,
    })
    expect(url.host).toBe('rp.example')
    expect(parameters).toMatchObject({ state: 'inner' })
    expect(parameters).toHaveProperty('code')
  })

  test('may hold everything but client_id', async () => {
    const { browser } = await start()
    const request = await signed({ ...inside, ...outside })
    expect((await browser.authorize({ client_id: 'web', request })).parameters).toHaveProperty('code')
  })

  test('is verified by the client secret when its algorithm says so', async () => {
    const { browser } = await start()
    const sign = (secret: string) =>
      new SignJWT(inside).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret))
    expect((await browser.authorize({ ...outside, request: await sign(SECRET) })).parameters).toHaveProperty('code')
    const { parameters } = await browser.authorize({
      ...outside,
      redirect_uri: CALLBACK,
      request: await sign(`${SECRET}x`),
    })
    expect(parameters.error).toBe('invalid_request_object')
  })

  test.each<[string, () => Promise<string> | string, string]>([
    ['is no JWT', () => 'x.y', 'no JWT'],
    ['is signed by a stranger', () => signed(inside, keys.stranger), 'signature'],
    ['has expired', () => signed({ ...inside, exp: 1 }), 'exp'],
    ['comes too early', () => signed({ ...inside, nbf: 9_999_999_999 }), 'nbf'],
    ['is from another client', () => signed({ ...inside, iss: 'other' }), 'iss'],
    ['is for another provider', () => signed({ ...inside, aud: 'https://other.example' }), 'aud'],
    ['holds a request', () => signed({ ...inside, request: 'x' }), 'request'],
    ['holds a request_uri', () => unsigned({ ...inside, request_uri: 'https://rp.example/r' }), 'request_uri'],
    ['names another client', () => unsigned({ ...inside, client_id: 'signing' }), 'client_id'],
    ['asks for another response type', () => unsigned({ ...inside, response_type: 'id_token' }), 'response_type'],
  ])('is refused when it %s', async (_what, make, named) => {
    const { browser } = await start()
    const { parameters } = await browser.authorize({
      ...outside,
      redirect_uri: CALLBACK,
      state: 'outer',
      request: await make(),
    })
    expect(parameters).toMatchObject({ error: 'invalid_request_object', state: 'outer' })
    expect(parameters.error_description).toContain(named)
  })

  test('is refused on a page when no redirect URI outside can be trusted', async () => {
    const { browser } = await start()
    const { response, html } = await browser.authorize({ ...outside, request: 'x' })
    expect(response.status).toBe(400)
    expect(html).toContain('invalid_request_object')
  })

  test('must have the registered algorithm', async () => {
    const { browser } = await start()
    const base = { ...outside, client_id: 'signing', redirect_uri: CALLBACK }
    const good = await signed({ ...inside, iss: 'signing' })
    expect((await browser.authorize({ ...base, request: good })).parameters).toHaveProperty('code')
    const { parameters } = await browser.authorize({ ...base, request: unsigned({ ...inside, iss: 'signing' }) })
    expect(parameters.error).toBe('invalid_request_object')
  })

  test('is taken unverified when the rule is waived', async () => {
    const { browser } = await start({ lenient: ['request-object-signature'] })
    const { parameters } = await browser.authorize({ ...outside, request: await signed(inside, keys.stranger) })
    expect(parameters).toHaveProperty('code')
  })
})

describe('a request_uri', () => {
  const fetching = (fetched: string[], body: () => string | Response) => ({
    fetch: async (request: Request) => {
      fetched.push(request.url)
      const answer = body()
      return typeof answer === 'string' ? new Response(answer) : answer
    },
  })

  test.each([
    ['web', 'https://rp.example/any'],
    ['referring', 'https://rp.example/r#hash'],
    ['referring', 'http://127.0.0.1:9/r'],
  ])('of client %s is fetched: %s', async (client_id, request_uri) => {
    const fetched: string[] = []
    const { browser } = await start(fetching(fetched, () => unsigned({ ...inside, iss: client_id })))
    expect((await browser.authorize({ ...outside, client_id, request_uri })).parameters).toHaveProperty('code')
    expect(fetched).toEqual([request_uri.replace('#hash', '')])
  })

  test.each([
    ['web', 'http://rp.example/r'],
    ['web', 'http://127.0.0.1:9/r'],
    ['web', 'file:///etc/passwd'],
    ['web', 'nonsense'],
    ['web', `https://rp.example/${'x'.repeat(500)}`],
    ['web', 'urn:ietf:params:oauth:request_uri:unknown'],
    ['referring', 'https://rp.example/other'],
    ['referring', 'https://rp.example/r'],
  ])('of client %s is refused and not fetched: %s', async (client_id, request_uri) => {
    const fetched: string[] = []
    const { browser } = await start(fetching(fetched, () => unsigned(inside)))
    const { parameters } = await browser.authorize({ ...outside, client_id, redirect_uri: CALLBACK, request_uri })
    expect(parameters.error).toBe('invalid_request_uri')
    expect(fetched).toEqual([])
  })

  test.each([
    ['404', () => new Response('', { status: 404 })],
    ['too much', () => 'x'.repeat(70_000)],
  ])('that leads to %s is refused', async (_what, body) => {
    const { browser } = await start(fetching([], body))
    const { parameters } = await browser.authorize({
      ...outside,
      redirect_uri: CALLBACK,
      request_uri: 'https://rp.example/r',
    })
    expect(parameters.error).toBe('invalid_request_uri')
  })
})

describe('a pushed request', () => {
  const push = (idp: Awaited<ReturnType<typeof start>>['idp'], form: Record<string, string>, client_id = 'web') =>
    judgedJson(
      idp,
      new Request(`${idp.issuer}/par`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${client_id}:${SECRET}`)}` },
        body: new URLSearchParams(form),
      }),
    )
  const form = { ...outside, redirect_uri: CALLBACK, state: 'pushed' }

  test('works once, whatever stands beside it', async () => {
    const { idp, browser } = await start()
    const { response, body } = await push(idp, form)
    expect(response.status).toBe(201)
    expect(body.expires_in).toBe(60)
    const sent = { client_id: 'web', request_uri: String(body.request_uri), state: 'other', redirect_uri: CALLBACK }
    expect((await browser.authorize(sent)).parameters).toMatchObject({ state: 'pushed', code: expect.any(String) })
    expect((await browser.authorize(sent)).parameters.error).toBe('invalid_request_uri')
  })

  test('belongs to its client, and expires', async () => {
    const { idp, browser } = await start()
    const request_uri = String((await push(idp, form)).body.request_uri)
    const stolen = await browser.authorize({
      client_id: 'signing',
      redirect_uri: CALLBACK,
      response_type: 'code',
      request_uri,
    })
    expect(stolen.parameters.error).toBe('invalid_request_uri')
    idp.clock.advance('61s')
    expect((await browser.authorize({ client_id: 'web', redirect_uri: CALLBACK, request_uri })).parameters.error).toBe(
      'invalid_request_uri',
    )
  })

  test.each([
    ['an unregistered redirect_uri', { redirect_uri: 'https://evil.example/' }, 'invalid_request'],
    ['a request_uri', { request_uri: 'https://rp.example/r' }, 'invalid_request'],
    ['an unknown response_type', { response_type: 'foo' }, 'unsupported_response_type'],
    ['a bad request object', { request: 'x' }, 'invalid_request_object'],
  ])('is judged when it is pushed: %s', async (_what, changed, error) => {
    const { idp } = await start()
    const { response, body } = await push(idp, { ...form, ...changed })
    expect(response.status).toBe(400)
    expect(body.error).toBe(error)
  })

  test('needs the authentication of the client', async () => {
    const { idp } = await start()
    const { response, body } = await push(idp, { ...form, client_id: 'nobody' }, 'nobody')
    expect(response.status).toBe(401)
    expect(body.error).toBe('invalid_client')
  })

  test('is the only way for a client that registered so', async () => {
    const { idp, browser } = await start()
    const direct = await browser.authorize({ ...form, client_id: 'pushing' })
    expect(direct.parameters.error).toBe('invalid_request')
    const { body } = await push(idp, { ...form, client_id: 'pushing' }, 'pushing')
    const { parameters } = await browser.authorize({ client_id: 'pushing', request_uri: String(body.request_uri) })
    expect(parameters).toHaveProperty('code')
  })
})
