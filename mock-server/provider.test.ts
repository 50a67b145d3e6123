import { describe, expect, test } from 'vitest'
import { createProvider } from './provider.js'
import {
  answerOf,
  basic,
  claimsOf,
  codeFrom,
  post,
  signIn,
  trade,
  userinfo,
  validatedProvider,
} from './provider.test-support.js'

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

describe('before a handler sees a request', () => {
  test('an unknown path is 404, an unknown method 405 with the right ones', async () => {
    const idp = await validatedProvider()
    expect(await answerOf(await idp.fetch(`${idp.issuer}/nothing`))).toMatchObject({
      status: 404,
      body: { error: 'not_found' },
    })
    const answer = await answerOf(await idp.fetch(`${idp.issuer}/token`))
    expect(answer).toMatchObject({ status: 405, body: { error: 'method_not_allowed' } })
    expect(answer.headers.get('allow')).toBe('POST, OPTIONS')
    const jwks = await idp.fetch(`${idp.issuer}/.well-known/jwks.json`, { method: 'DELETE' })
    expect(jwks.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
  })

  test.each([
    ['/token', 'application/json', '{}'],
    ['/token', 'text/plain', 'a=b'],
    ['/token', 'application/x-www-form-urlencoded; charset=iso-8859-1', 'a=b'],
    ['/register', 'application/x-www-form-urlencoded', 'a=b'],
    ['/authorize', 'application/json', '{}'],
  ])('%s takes no %s', async (path, type, body) => {
    const idp = await validatedProvider()
    expect(
      (await idp.fetch(`${idp.issuer}${path}`, { method: 'POST', headers: { 'content-type': type }, body })).status,
    ).toBe(415)
  })

  test('a media type may have a charset and any case', async () => {
    const idp = await validatedProvider()
    const headers = {
      ...basic('app', 'app-secret'),
      'content-type': 'Application/X-WWW-Form-Urlencoded; charset=UTF-8',
    }
    expect(
      (await idp.fetch(`${idp.issuer}/token`, { method: 'POST', headers, body: 'grant_type=client_credentials' }))
        .status,
    ).toBe(200)
  })

  test('a body above a megabyte is 413, with and without its length said', async () => {
    const idp = await validatedProvider()
    const send = (headers: object) =>
      idp.fetch(`${idp.issuer}/token`, {
        method: 'POST',
        headers: { ...FORM, ...headers },
        body: `a=${'x'.repeat(1_048_576)}`,
      })
    expect((await send({})).status).toBe(413)
    expect((await send({ 'content-length': '1048578' })).status).toBe(413)
  })

  test('stops reading a body that does not end', async () => {
    const idp = await createProvider()
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1
        controller.enqueue(new Uint8Array(65_536).fill(97))
      },
    })
    const request = new Request(`${idp.issuer}/token`, { method: 'POST', headers: FORM, body, duplex: 'half' })
    expect((await idp.fetch(request)).status).toBe(413)
    expect(sent).toBeLessThan(25)
  })

  test.each(['a=%', 'a=%zz', 'a=%ff', 'a=%c3%28'])('the body %s is invalid_request', async (body) => {
    const idp = await validatedProvider()
    expect(
      await answerOf(
        await idp.fetch(`${idp.issuer}/token`, {
          method: 'POST',
          headers: { ...FORM, ...basic('app', 'app-secret') },
          body,
        }),
      ),
    ).toMatchObject({
      status: 400,
      body: { error: 'invalid_request', error_description: expect.stringMatching(/percent-encoded/) },
    })
  })

  test('bytes that are not UTF-8 are invalid_request', async () => {
    const idp = await validatedProvider()
    const body = new Uint8Array([97, 61, 0xff, 0xfe])
    expect(
      (
        await idp.fetch(`${idp.issuer}/token`, {
          method: 'POST',
          headers: { ...FORM, ...basic('app', 'app-secret') },
          body,
        })
      ).status,
    ).toBe(400)
  })

  test('a broken query is a page where people are, JSON elsewhere', async () => {
    const idp = await validatedProvider()
    const page = await idp.fetch(`${idp.issuer}/authorize?client_id=%ff`)
    expect([page.status, page.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8'])
    expect((await answerOf(await idp.fetch(`${idp.issuer}/userinfo?a=%ff`))).body.error).toBe('invalid_request')
  })

  test('an empty parameter counts as left out', async () => {
    const idp = await validatedProvider()
    expect((await post(idp, '/token', { grant_type: 'client_credentials', scope: '', client_secret: '' })).status).toBe(
      200,
    )
    expect((await post(idp, '/token', { grant_type: '' })).body.error_description).toBe('grant_type is missing')
  })

  test('JSON that is none is the fault of the metadata', async () => {
    const idp = await validatedProvider()
    expect(
      await answerOf(
        await idp.fetch(`${idp.issuer}/register`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{',
        }),
      ),
    ).toMatchObject({
      status: 400,
      body: { error: 'invalid_client_metadata' },
    })
  })
})

test('JSON nested without end is the fault of whoever sent it, wherever it is met', async () => {
  const log: string[] = []
  const idp = await validatedProvider({ login: 'auto', log: (line) => log.push(line) })
  const deep = `${'['.repeat(150_000)}${']'.repeat(150_000)}`
  const request =
    `${btoa('{"alg":"none"}')}.${btoa(`{"redirect_uri":"http://127.0.0.1/callback","response_type":"code","scope":"openid","state":${deep}}`)}.`.replaceAll(
      '=',
      '',
    )
  const authorize = await idp.fetch(`${idp.issuer}/authorize`, {
    method: 'POST',
    headers: FORM,
    body: `client_id=app&request=${request}`,
  })
  expect(authorize.status).toBe(400)
  const claims = `client_id=app&redirect_uri=http://127.0.0.1/callback&response_type=code&scope=openid&claims={"id_token":{"name":{"value":${deep}}}}`
  const response = await idp.fetch(`${idp.issuer}/authorize`, {
    method: 'POST',
    headers: FORM,
    body: claims,
    redirect: 'manual',
  })
  const code = new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? ''
  expect((await trade(idp, code, { code_verifier: undefined })).status).toBe(400)
  expect(log).toEqual([])
})

test('HEAD is GET without a body', async () => {
  const idp = await validatedProvider()
  const response = await idp.fetch(`${idp.issuer}/.well-known/openid-configuration`, { method: 'HEAD' })
  expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([
    200,
    '',
    'application/json',
  ])
})

describe('other origins', () => {
  const preflight = {
    method: 'OPTIONS',
    headers: {
      origin: 'https://app.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,dpop',
    },
  }

  test.each([
    '/.well-known/openid-configuration',
    '/.well-known/jwks.json',
    '/token',
    '/userinfo',
    '/revoke',
    '/register',
    '/par',
    '/device_authorization',
    '/introspect',
  ])('may call %s', async (path) => {
    const idp = await validatedProvider()
    const answer = await idp.fetch(`${idp.issuer}${path}`, preflight)
    expect(answer.status).toBe(204)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('access-control-allow-headers')).toBe('authorization,dpop')
    const response = await idp.fetch(`${idp.issuer}${path}`, {
      method: 'POST',
      headers: { origin: 'https://app.example' },
    })
    expect([
      response.status === 405 || response.headers.get('access-control-allow-origin') === '*',
      response.status < 500,
    ]).toEqual([true, true])
  })

  test.each(['/authorize', '/login', '/consent', '/end-session', '/logout', '/device'])(
    'may not call %s',
    async (path) => {
      const idp = await validatedProvider()
      expect((await idp.fetch(`${idp.issuer}${path}`, preflight)).headers.has('access-control-allow-origin')).toBe(
        false,
      )
      expect(
        (await idp.fetch(`${idp.issuer}${path}`, { headers: { origin: 'https://app.example' } })).headers.has(
          'access-control-allow-origin',
        ),
      ).toBe(false)
    },
  )
})

describe('the issuer', () => {
  test('may have a path and another host than the requests name', async () => {
    const idp = await validatedProvider({ issuer: 'https://op.example/tenant', login: 'auto' })
    const { issuer } = (await answerOf(await idp.fetch('http://127.0.0.1:9/tenant/.well-known/openid-configuration')))
      .body
    expect(issuer).toBe('https://op.example/tenant')
    expect((await idp.fetch('http://127.0.0.1:9/token', { method: 'POST' })).status).toBe(404)
    const { body } = await signIn(idp, { scope: 'openid' })
    expect(claimsOf(body.id_token).iss).toBe('https://op.example/tenant')
  })

  test('has a default, and a provider by itself never listens', async () => {
    expect((await createProvider()).issuer).toBe('https://op.touchstone.test')
  })
})

test('two providers share nothing', async () => {
  const [one, two] = await Promise.all([validatedProvider({ login: 'auto' }), validatedProvider({ login: 'auto' })])
  const { body } = await signIn(one)
  expect((await userinfo(one, body.access_token)).status).toBe(200)
  expect((await userinfo(two, body.access_token)).status).toBe(401)
  one.clock.advance('1d')
  expect(two.clock.now()).toBeLessThan(one.clock.now())
})

test('the same seed gives the same identifiers, after reset too', async () => {
  const ids = async () => {
    const idp = await validatedProvider({ seed: 'same', login: 'auto', accessTokenFormat: 'opaque' })
    const first = [await codeFrom(idp), (await signIn(idp)).body.access_token]
    await idp.reset()
    return [first, [await codeFrom(idp), (await signIn(idp)).body.access_token]]
  }
  const [one, two] = [await ids(), await ids()]
  expect(one).toEqual(two)
  expect(one[0]).toEqual(one[1])
})

test('reset forgets tokens, registered clients and the moved clock, and keeps keys and clients of the options', async () => {
  const idp = await validatedProvider({ login: 'auto' })
  const jwks = async () => (await idp.fetch(`${idp.issuer}/.well-known/jwks.json`)).text()
  const keys = await jwks()
  const { body } = await signIn(idp)
  const registered = await answerOf(
    await idp.fetch(`${idp.issuer}/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ redirect_uris: ['https://rp.example/cb'] }),
    }),
  )
  idp.clock.advance('30d')
  await idp.reset()
  expect(Math.abs(idp.clock.now() - Date.now())).toBeLessThan(60_000)
  expect((await userinfo(idp, body.access_token)).status).toBe(401)
  const client = basic(String(registered.body.client_id), String(registered.body.client_secret))
  expect((await post(idp, '/token', { grant_type: 'authorization_code', code: 'x' }, client)).status).toBe(401)
  expect((await signIn(idp)).status).toBe(200)
  expect(await jwks()).toBe(keys)
})

test('signs with new keys after rotateKeys, and what was signed before stays valid', async () => {
  const idp = await validatedProvider({ login: 'auto', algorithms: ['RS256'] })
  const code = await codeFrom(idp)
  const { body } = await trade(idp, code)
  await idp.rotateKeys()
  const { keys } = (await answerOf(await idp.fetch(`${idp.issuer}/.well-known/jwks.json`))).body
  expect(keys).toHaveLength(2)
  expect((await userinfo(idp, body.access_token)).status).toBe(200)
})

test('close waits for work that goes on, can be called twice, and answers 503 afterwards', async () => {
  const idp = await createProvider()
  await Promise.all([idp.close(), idp.close()])
  const response = await idp.fetch(`${idp.issuer}/.well-known/openid-configuration`)
  expect([response.status, await response.json()]).toEqual([
    503,
    { error: 'temporarily_unavailable', error_description: expect.any(String) },
  ])
})

test('can be disposed of', async () => {
  let fetch: typeof globalThis.fetch | undefined
  {
    await using idp = await createProvider()
    fetch = (input, init) => idp.fetch(input, init)
  }
  expect((await fetch('https://op.touchstone.test/token')).status).toBe(503)
})

test('shows clients with their defaults and people', async () => {
  const idp = await createProvider()
  expect(
    idp.clients.map(({ client_id, token_endpoint_auth_method }) => [client_id, token_endpoint_auth_method]),
  ).toEqual([
    ['app', 'client_secret_basic'],
    ['spa', 'none'],
  ])
  expect(idp.people.map(({ username, password }) => [username, password])).toEqual([
    ['alice', 'password'],
    ['bob', 'password'],
  ])
})

test('a client of the options that can not be right is named', async () => {
  await expect(
    createProvider({ clients: [{ client_id: 'a' }, { client_id: 'b', redirect_uris: ['not a uri'] }] }),
  ).rejects.toThrow(
    expect.objectContaining({ name: 'OptionsError', option: expect.stringMatching(/^clients\[1\]\.redirect_uris/) }),
  )
})

test('a registered client never pushes out one of the options', async () => {
  const idp = await validatedProvider({ maximumRecords: 3 })
  for (let i = 0; i < 10; i++) {
    await idp.fetch(`${idp.issuer}/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ redirect_uris: ['https://rp.example/cb'] }),
    })
  }
  expect((await post(idp, '/token', { grant_type: 'client_credentials' })).status).toBe(200)
})
