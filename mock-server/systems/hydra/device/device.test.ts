import { expect, test } from 'vitest'
import { basic, TestingHydra } from '../testing-hydra.js'

const FORM = 'application/x-www-form-urlencoded'
const GRANT = 'urn:ietf:params:oauth:grant-type:device_code'

const start = async () => {
  const hydra = await TestingHydra.start('hydra-2')
  await hydra.client({ client_id: 'tv', grant_types: [GRANT, 'refresh_token'], token_endpoint_auth_method: 'none' })
  const { json } = await hydra.post('/oauth2/device/auth', { client_id: 'tv', scope: 'openid offline' })
  const poll = () =>
    hydra.post('/oauth2/token', { grant_type: GRANT, client_id: 'tv', device_code: String(json.device_code) })
  return { hydra, json, poll }
}

test('a device gets its tokens when the person has typed the code, signed in and consented', async () => {
  const { hydra, json, poll } = await start()
  expect(await poll()).toMatchObject({ status: 400, json: { error: 'authorization_pending' } })
  const page = await hydra.browse(String(json.verification_uri_complete))
  const device_challenge = page.parameters.device_challenge ?? ''
  const path = `/oauth2/auth/requests/device/accept?${new URLSearchParams({ device_challenge })}`
  const accepted = await hydra.admin('PUT', path, { user_code: json.user_code })
  const login = await hydra.browse(String(accepted.json.redirect_to))
  const consent = await hydra.decide(login, 'login', 'accept', { subject: 'alice' })
  await hydra.decide(consent, 'consent', 'accept', { grant_scope: ['openid', 'offline'] })
  const tokens = await poll()
  expect(tokens.status).toBe(200)
  expect(await hydra.introspect(tokens.json.access_token)).toMatchObject({ active: true, sub: 'alice' })
  expect(await poll()).toMatchObject({ status: 400, json: { error: 'invalid_grant' } })
})

test('a user code that nobody knows is refused', async () => {
  const { hydra } = await start()
  const page = await hydra.browse('/oauth2/device/verify')
  const device_challenge = page.parameters.device_challenge ?? ''
  const path = `/oauth2/auth/requests/device/accept?${new URLSearchParams({ device_challenge })}`
  expect(await hydra.admin('PUT', path, { user_code: 'WRONG' })).toMatchObject({ status: 400 })
  expect(await hydra.admin('PUT', path, {})).toMatchObject({ status: 400 })
})

test('a device code is pending for whoever asks, as long as nobody approved it', async () => {
  const { hydra, json, poll } = await start()
  await hydra.client({ client_id: 'radio', grant_types: [GRANT], token_endpoint_auth_method: 'none' })
  const form = { grant_type: GRANT, client_id: 'radio', device_code: String(json.device_code) }
  expect(await hydra.post('/oauth2/token', form)).toMatchObject({ json: { error: 'authorization_pending' } })
  hydra.hydra.clock.advance('20m')
  expect(await poll()).toMatchObject({ json: { error: 'authorization_pending' } })
})

/** Types a code on a page of its own; the answer is where the login app is asked. */
const type = async (hydra: TestingHydra, user_code: unknown, page = '/oauth2/device/verify') => {
  const { parameters } = await hydra.browse(page)
  const query = new URLSearchParams({ device_challenge: parameters.device_challenge ?? '' })
  const { json } = await hydra.admin('PUT', `/oauth2/auth/requests/device/accept?${query}`, { user_code })
  return new URL(String(json.redirect_to))
}
const approve = async (hydra: TestingHydra, url: URL, scope: string) => {
  const consent = await hydra.decide(await hydra.browse(url.href), 'login', 'accept', { subject: 'alice' })
  return hydra.decide(consent, 'consent', 'accept', { grant_scope: scope.split(' ') })
}

test('a code whose time is over can be approved to its end, but gets nothing', async () => {
  const { hydra, json, poll } = await start()
  const url = await type(hydra, json.user_code)
  hydra.hydra.clock.advance('15m')
  expect(await approve(hydra, url, 'openid')).toMatchObject({ status: 302, parameters: { client_id: 'tv' } })
  expect(await poll()).toMatchObject({ status: 400, json: { error: 'expired_token' } })
})

test('a code that was typed twice is approved twice, but opens OpenID Connect only once', async () => {
  const { hydra, json, poll } = await start()
  // Each in a browser of its own.
  const typed = async () => {
    const browser = new TestingHydra(hydra.hydra)
    const url = await type(browser, json.user_code)
    return () => approve(browser, url, 'openid')
  }
  const [one, other, late] = [await typed(), await typed(), await typed()]
  expect(await one()).toMatchObject({ status: 302 })
  expect(await other()).toMatchObject({ status: 409 })
  expect(await poll()).toMatchObject({ status: 200 })
  expect(await late()).toMatchObject({ status: 404, json: { error: 'not_found' } })
})

test('a page of verification reads verifiers, the client and nothing else of its URL', async () => {
  const { hydra, json } = await start()
  const url = await type(hydra, json.user_code, '/oauth2/device/verify?prompt=none&user_code=a&user_code=b')
  expect([...url.searchParams.keys()]).toEqual(['client_id', 'device_verifier', 'prompt', 'user_code'])
  expect((await hydra.browse(url.href)).parameters).toHaveProperty('login_challenge')
  url.searchParams.set('login_verifier', 'none')
  expect(await hydra.browse(url.href)).toMatchObject({ status: 403, json: { error: 'access_denied' } })
  for (const verifier of ['login', 'consent'])
    expect(await hydra.browse(`/oauth2/device/verify?${verifier}_verifier=none`)).toMatchObject({
      status: 401,
      json: { error: 'invalid_client' },
    })
  expect(await hydra.browse('/oauth2/device/verify', { method: 'POST' })).toMatchObject({ status: 404 })
})

test('a device is the business of the client that it began with', async () => {
  const { hydra, json, poll } = await start()
  await hydra.client({ client_id: 'radio', grant_types: [GRANT], token_endpoint_auth_method: 'none' })
  const url = await type(hydra, json.user_code)
  url.searchParams.set('client_id', 'radio')
  const { parameters } = await hydra.browse(url.href)
  const login = await hydra.admin('GET', `/oauth2/auth/requests/login?${new URLSearchParams(parameters)}`)
  expect(login.json).toMatchObject({ client: { client_id: 'tv' } })
  await hydra.client({ client_id: 'tv', grant_types: [GRANT], token_endpoint_auth_method: 'none' })
  expect(await poll()).toMatchObject({ status: 400, json: { error: 'invalid_grant' } })
  await expect(type(hydra, json.user_code)).rejects.toThrow('Invalid URL')
})

test('a remembered consent lets a confidential device skip whatever it asks for', async () => {
  const hydra = await TestingHydra.start('hydra-2')
  await hydra.client({ client_id: 'box', grant_types: [GRANT] })
  const skips = async (scope: string) => {
    const { json } = await hydra.post('/oauth2/device/auth', { client_id: 'box', scope }, basic('box'))
    const url = await type(hydra, json.user_code)
    const consent = await hydra.decide(await hydra.browse(url.href), 'login', 'accept', { subject: 'alice' })
    const request = await hydra.admin('GET', `/oauth2/auth/requests/consent?${new URLSearchParams(consent.parameters)}`)
    await hydra.decide(consent, 'consent', 'accept', { grant_scope: [scope], remember: true })
    return request.json.skip
  }
  expect(await skips('openid')).toBe(false)
  expect(await skips('email')).toBe(true)
})

test.each([
  ['multipart', { body: multipart() }],
  ['what cannot be decoded', { body: 'client_id=tv&scope=%zz', headers: { 'content-type': FORM } }],
])('devices begin with no form that is %s', async (_, init) => {
  const { hydra } = await start()
  expect(await hydra.browse('/oauth2/device/auth', { method: 'POST', ...init })).toMatchObject({
    status: 400,
    json: { error: 'invalid_request' },
  })
})

function multipart(): FormData {
  const data = new FormData()
  data.set('client_id', 'tv')
  return data
}

test.each([
  [{}, /^[a-zA-Y34679]{8}$/],
  [{ deviceUserCodeEntropy: 'medium' }, /^[A-Z]{8}$/],
  [{ deviceUserCodeEntropy: 'low' }, /^\d{9}$/],
  [{ deviceUserCodeLength: 12, deviceUserCodeCharacters: 'ABCDEFGH' }, /^[A-H]{12}$/],
] as const)('user codes are as the settings %j have them', async (settings, pattern) => {
  const hydra = await TestingHydra.start('hydra-2', { settings })
  await hydra.client({ client_id: 'tv', grant_types: [GRANT], token_endpoint_auth_method: 'none' })
  const { json } = await hydra.post('/oauth2/device/auth', { client_id: 'tv' })
  expect(json.user_code).toMatch(pattern)
})
