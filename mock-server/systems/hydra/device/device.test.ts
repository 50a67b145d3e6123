import { expect, test } from 'vitest'
import { TestingHydra } from '../testing-hydra.js'

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
