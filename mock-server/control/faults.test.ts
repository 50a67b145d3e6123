import { describe, expect, test } from 'vitest'
import { createProvider } from '../provider.js'
import {
  authorize,
  basic,
  claimsOf,
  codeFrom,
  post,
  signIn,
  trade,
  validatedProvider,
} from '../provider.test-support.js'
import { defineFault } from '../seams.js'

const nonceMissing = defineFault({
  id: 'test/nonce-missing',
  title: 'The ID token lacks the nonce',
  caughtBy: [],
  seam: 'idTokenClaims',
  alter: ({ nonce: _nonce, ...claims }) => claims,
})
const anyCode = defineFault({
  id: 'test/any-code',
  title: 'Codes may be used twice',
  caughtBy: [],
  seam: 'rules',
  alter: (rules) => new Set([...rules].filter((rule) => rule !== 'code-single-use')),
})
const CLIENTS = ['app', 'other'].map((client_id) => ({ client_id, client_secret: 'app-secret' }))
const start = (options = {}) => validatedProvider({ login: 'auto', clients: CLIENTS, ...options })
const hasNonce = async (idp: Awaited<ReturnType<typeof start>>, client_id = 'app') =>
  'nonce' in
  claimsOf((await trade(idp, await codeFrom(idp, { client_id }), {}, basic(client_id, 'app-secret'))).body.id_token)

test('a fault works until it is removed', async () => {
  const idp = await start()
  const remove = idp.use(nonceMissing)
  expect(await hasNonce(idp)).toBe(false)
  expect(await hasNonce(idp)).toBe(false)
  remove()
  remove()
  expect(await hasNonce(idp)).toBe(true)
})

test('a fault can be there from the start, and comes back with reset', async () => {
  const idp = await start({ faults: [nonceMissing] })
  expect(await hasNonce(idp)).toBe(false)
  await idp.reset()
  expect(await hasNonce(idp)).toBe(false)
})

test('reset takes away faults that were taken on later', async () => {
  const idp = await start()
  idp.use(nonceMissing)
  await idp.reset()
  expect(await hasNonce(idp)).toBe(true)
})

describe('scope', () => {
  test('one client alone', async () => {
    const idp = await start()
    idp.use(nonceMissing, { client_id: 'other' })
    expect([await hasNonce(idp, 'app'), await hasNonce(idp, 'other')]).toEqual([true, false])
  })

  test('a number of requests', async () => {
    const idp = await start()
    idp.use(nonceMissing, { times: 2 })
    expect([await hasNonce(idp), await hasNonce(idp), await hasNonce(idp)]).toEqual([false, false, true])
  })

  test('requests that the fault does not touch are not counted', async () => {
    const idp = await start()
    idp.use(nonceMissing, { times: 1, client_id: 'other' })
    expect([await hasNonce(idp, 'app'), await hasNonce(idp, 'other'), await hasNonce(idp, 'other')]).toEqual([
      true,
      false,
      true,
    ])
  })

  test('rules are waived for one client', async () => {
    const idp = await start()
    idp.use(anyCode, { client_id: 'app' })
    const twice = async (client_id: string) => {
      const code = await codeFrom(idp, { client_id })
      await trade(idp, code, {}, basic(client_id, 'app-secret'))
      return (await trade(idp, code, {}, basic(client_id, 'app-secret'))).status
    }
    expect([await twice('app'), await twice('other')]).toEqual([200, 400])
  })
})

test('several faults at one seam work one after the other', async () => {
  const idp = await start()
  const add = (name: string) =>
    defineFault({
      id: `test/${name}`,
      title: name,
      caughtBy: [],
      seam: 'idTokenClaims',
      alter: (claims) => ({ ...claims, order: `${claims.order ?? ''}${name}` }),
    })
  idp.use(add('a'))
  idp.use(add('b'))
  expect(claimsOf((await signIn(idp)).body.id_token).order).toBe('ab')
})

describe('seams around a request', () => {
  test('a request can be changed, or answered', async () => {
    const idp = await createProvider()
    const changed = idp.use({
      id: 'test/move',
      title: 'Another path',
      caughtBy: [],
      seam: 'request',
      alter: (request) =>
        new Request(request, { headers: { ...Object.fromEntries(request.headers), ...basic('app', 'app-secret') } }),
    })
    expect((await post(idp, '/token', { grant_type: 'client_credentials' }, {})).status).toBe(200)
    changed()
    idp.use({
      id: 'test/down',
      title: 'Always down',
      caughtBy: [],
      seam: 'request',
      alter: () => new Response('down', { status: 503 }),
    })
    const response = await idp.fetch(`${idp.issuer}/token`, { method: 'POST' })
    expect([response.status, await response.text()]).toEqual([503, 'down'])
  })

  test('a response can be changed, errors too', async () => {
    const idp = await createProvider()
    idp.use({
      id: 'test/html',
      title: 'HTML',
      caughtBy: [],
      seam: 'response',
      alter: async (response) => new Response(`<p>${await response.text()}`, { status: 200 }),
    })
    const response = await idp.fetch(`${idp.issuer}/userinfo`, { headers: { authorization: 'Bearer x' } })
    expect([response.status, await response.text()]).toEqual([
      200,
      expect.stringMatching(/^<p>\{"error":"invalid_token"/),
    ])
  })

  test('a fault that fails is an error of the server, and says so in the log', async () => {
    const lines: string[] = []
    const idp = await createProvider({ log: (line) => lines.push(line) })
    idp.use({
      id: 'test/broken',
      title: 'Broken',
      caughtBy: [],
      seam: 'metadata',
      alter: () => {
        throw new Error('broken fault')
      },
    })
    const response = await idp.fetch(`${idp.issuer}/.well-known/openid-configuration`)
    expect(response.status).toBe(500)
    expect(await response.json()).toEqual({
      error: 'server_error',
      error_description: expect.not.stringContaining('broken fault'),
    })
    expect(lines.join()).toMatch(/getDiscovery failed: Error: broken fault/)
  })
})

test('errors pass their seam wherever they go', async () => {
  const idp = await createProvider({ login: 'auto' })
  idp.use({
    id: 'test/error',
    title: 'Other code',
    caughtBy: [],
    seam: 'error',
    alter: (draft) => ({ ...draft, error: `x_${draft.place}` }),
  })
  expect((await post(idp, '/token', {})).body.error).toBe('x_json')
  expect((await authorize(idp, { scope: '"' })).get('error')).toBe('x_redirect')
  expect(await (await idp.fetch(`${idp.issuer}/authorize`)).text()).toContain('x_page')
})

test('an id that the catalogue does not have is an error', async () => {
  const idp = await createProvider()
  await expect(idp.use('nothing/like-it-at-all')).rejects.toThrow(/there is no fault 'nothing\/like-it-at-all'/)
})

describe('once', () => {
  test('answers the next request of an operation, in order', async () => {
    const idp = await createProvider()
    idp.once('getToken', Response.json({ error: 'temporarily_unavailable' }, { status: 503 }))
    idp.once('getToken', async (request) => new Response(await request.text(), { status: 202 }))
    const send = () =>
      idp.fetch(`${idp.issuer}/token`, {
        method: 'POST',
        headers: basic('app', 'app-secret'),
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      })
    expect((await idp.fetch(`${idp.issuer}/.well-known/jwks.json`)).status).toBe(200)
    expect((await send()).status).toBe(503)
    expect(await (await send()).text()).toBe('grant_type=client_credentials')
    expect((await send()).status).toBe(200)
  })

  test('is forgotten by reset, and refuses an operation that does not exist', async () => {
    const idp = await createProvider()
    idp.once('getToken', new Response(null, { status: 503 }))
    await idp.reset()
    expect((await post(idp, '/token', { grant_type: 'client_credentials' })).status).toBe(200)
    expect(() => idp.once('getTokens' as 'getToken', new Response())).toThrow(/there is no operation 'getTokens'/)
  })
})
