import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { createProvider, defineFault, type HydraOptions } from '../../index.js'

const WELL_KNOWN = 'http://public.test/.well-known'
const CONFIGURATION = `${WELL_KNOWN}/openid-configuration`

const down = defineFault({
  id: 'test/down',
  title: 'Discovery is down',
  caughtBy: [],
  systems: ['hydra-1.9'],
  seam: 'request',
  alter: (request, { operationId }) =>
    operationId === 'getDiscovery' ? new Response('gone', { status: 500 }) : request,
})
const marked = defineFault({
  id: 'test/marked',
  title: 'Every answer is marked by operation and side',
  caughtBy: [],
  seam: 'response',
  alter: ({ body, status, headers }, { operationId, side }) =>
    new Response(body, { status, headers: { ...Object.fromEntries(headers), 'x-by': `${side} ${operationId}` } }),
})
const start = (options: Partial<HydraOptions> = {}) => createProvider({ system: 'hydra-1.9', ...options })

test('a fault works until it is removed, and goes with reset unless the options have it', async () => {
  const hydra = await start({ faults: [marked] })
  const remove = hydra.use(down)
  const status = async () => (await hydra.fetch(CONFIGURATION)).status
  expect(await status()).toBe(500)
  remove()
  expect(await status()).toBe(200)
  hydra.use(down)
  await hydra.reset()
  const answer = await hydra.fetch(CONFIGURATION)
  expect([answer.status, answer.headers.get('x-by')]).toEqual([200, 'public getDiscovery'])
})

test('operations of both sides are named as all systems name them', async () => {
  const hydra = await start({ faults: [marked] })
  const by = async (side: 'public' | 'admin', method: string, path: string) =>
    (await (side === 'public' ? hydra : hydra.admin).fetch(`http://any${path}`, { method })).headers.get('x-by')
  expect(await by('public', 'POST', '/oauth2/token')).toBe('public getToken')
  expect(await by('public', 'GET', '/oauth2/auth')).toBe('public authorize')
  expect(await by('public', 'GET', '/touchstone/login')).toBe('public showApp')
  expect(await by('admin', 'POST', '/oauth2/introspect')).toBe('admin introspectToken')
  expect(await by('admin', 'GET', '/clients')).toBe('admin listOAuth2Clients')
  expect(await by('admin', 'DELETE', '/keys/x')).toBe('admin deleteJsonWebKeySet')
  expect(await by('admin', 'GET', '/nothing')).toBe('admin unrouted')
  expect(hydra.journal.map(({ operationId }) => operationId)).toEqual([
    'getToken',
    'authorize',
    'showApp',
    'introspectToken',
    'listOAuth2Clients',
    'deleteJsonWebKeySet',
  ])
})

test('the journal shows the parameters of a form that was read, without secrets', async () => {
  const hydra = await start()
  const send = (side: 'public' | 'admin', path: string, form: Readonly<Record<string, string>>) =>
    (side === 'public' ? hydra : hydra.admin).fetch(`http://any${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    })
  const secrets = { client_secret: 'form-secret', refresh_token: 'form-token' }
  await send('public', '/oauth2/token?state=of-query', { grant_type: 'refresh_token', client_id: 'web', ...secrets })
  await send('public', '/oauth2/auth', { client_id: 'web', state: 'of-form' })
  await send('admin', '/oauth2/introspect', { token: 'form-token', scope: 'openid' })
  // Handlers of JSON read no form.
  await send('admin', '/clients', { client_name: 'no form' })
  expect(hydra.journal.map(({ request }) => request.params)).toEqual([
    {
      state: 'of-query',
      grant_type: 'refresh_token',
      client_id: 'web',
      client_secret: '[redacted]',
      refresh_token: '[redacted]',
    },
    { client_id: 'web', state: 'of-form' },
    { token: '[redacted]', scope: 'openid' },
    {},
  ])
  hydra.once('getToken', new Response('instead'))
  await send('public', '/oauth2/token', { grant_type: 'client_credentials' })
  expect(hydra.journal.at(-1)?.request.params).toEqual({})
})

test('a fault may concern one client alone, and a number of requests', async () => {
  const hydra = await start()
  hydra.use({ ...marked, systems: ['hydra-1.9'] }, { client_id: 'a', times: 1 })
  const isMarked = async (path: string, init: RequestInit = {}) =>
    (await hydra.admin.fetch(`http://any${path}`, init)).headers.has('x-by')
  expect(await isMarked('/clients/b')).toBe(false)
  expect(await isMarked('/clients/a')).toBe(true)
  expect(await isMarked('/clients/a')).toBe(false)
})

test('a fault of another system, and one at a seam that there is not, are refused', async () => {
  const hydra = await createProvider({ system: 'hydra-2' })
  expect(() => hydra.use(down)).toThrow("the fault 'test/down' is for hydra-1.9, and this provider is hydra-2")
  await expect(createProvider({ system: 'hydra-2', faults: [down] })).rejects.toThrow(RangeError)
  await expect(hydra.use('token/code-reusable')).rejects.toThrow(/seam 'rules', which hydra-2 does not have/)
  expect(() => hydra.use({ ...down, systems: ['openid-connect', 'hydra-2'] })).not.toThrow()
  const provider = await createProvider()
  expect(() => provider.use(down)).toThrow(/is for hydra-1\.9, and this provider is openid-connect/)
})

test('once answers the next request for an operation, unchanged', async () => {
  const hydra = await start()
  hydra.once('getDiscovery', new Response('first', { status: 418 }))
  hydra.once('getDiscovery', ({ url }) => Response.json({ url }))
  const first = await hydra.fetch(CONFIGURATION)
  expect([first.status, await first.text()]).toEqual([418, 'first'])
  expect(first.headers.has('cache-control')).toBe(false)
  expect(await (await hydra.fetch(CONFIGURATION)).json()).toEqual({ url: CONFIGURATION })
  expect((await hydra.fetch(CONFIGURATION)).status).toBe(200)
  hydra.once('getDiscovery', new Response('late'))
  await hydra.reset()
  expect(await (await hydra.fetch(CONFIGURATION)).text()).not.toBe('late')
  expect(() => hydra.once('registerClient', new Response())).toThrow(
    /no operation 'registerClient'; known are: .*getJwks/,
  )
})

test('keys that are given sign, at first and after a rotation, and are given out before any is made', async () => {
  const keys = ['one', 'two', 'three'].map((kid) => ({
    ...generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey.export({ format: 'jwk' }),
    kid,
  }))
  const hydra = await start({ keys })
  const kids = async (): Promise<unknown> => {
    const { keys: shown } = JSON.parse(await (await hydra.fetch(`${WELL_KNOWN}/jwks.json`)).text())
    return shown.map(({ kid }: { kid: unknown }) => kid)
  }
  expect(await kids()).toEqual(['public:one'])
  await hydra.rotateKeys()
  expect(await kids()).toEqual(['public:two', 'public:one'])
  const wish = { method: 'POST', body: JSON.stringify({ alg: 'RS256', use: 'sig', kid: 'mine' }) }
  const made = JSON.parse(await (await hydra.admin.fetch('http://admin.test/keys/own', wish)).text())
  expect(made.keys[0]).toMatchObject({ kid: 'private:mine', n: keys[2]?.n })
  await hydra.reset()
  expect(await kids()).toEqual(['public:one'])
  await expect(start({ keys: [{ kty: 'EC' }] })).rejects.toThrow(/keys\[0\]: is no private RSA key/)
})
