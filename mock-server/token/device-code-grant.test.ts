import { beforeEach, expect, test } from 'vitest'
import type { Provider } from '../provider.js'
import { type Answer, basic, post, stopped, validatedProvider } from '../provider.test-support.js'

let idp: Provider
beforeEach(async () => {
  idp = stopped(
    await validatedProvider({
      login: 'auto',
      clients: [
        { client_id: 'tv', client_secret: 'tv-secret' },
        { client_id: 'other', client_secret: 'tv-secret' },
        { client_id: 'web', client_secret: 'tv-secret', grant_types: ['authorization_code'] },
        { client_id: 'public', token_endpoint_auth_method: 'none' },
      ],
    }),
  )
})
const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:device_code'
const begin = (scope = 'openid profile', headers = basic('tv', 'tv-secret')) =>
  post(idp, '/device_authorization', { scope }, headers)
const poll = (device_code: unknown, headers = basic('tv', 'tv-secret')): Promise<Answer> =>
  post(idp, '/token', { grant_type: GRANT_TYPE, device_code: String(device_code) }, headers)
const error = ({ status, body }: Answer) => [status, body.error]

test('the device learns both codes, where to send the person, and how often to ask', async () => {
  const { status, body, headers } = await begin()
  expect(status).toBe(200)
  expect(body).toEqual({
    device_code: expect.stringMatching(/^[\w-]{43}$/),
    user_code: expect.stringMatching(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/),
    verification_uri: `${idp.issuer}/device`,
    verification_uri_complete: `${idp.issuer}/device?user_code=${body.user_code}`,
    expires_in: 600,
    interval: 5,
  })
  expect(headers.get('cache-control')).toBe('no-store')
})

test('waits, slows down who asks too often, and gives up after ten minutes', async () => {
  const { body } = await begin()
  expect(error(await poll(body.device_code))).toEqual([400, 'authorization_pending'])
  idp.clock.advance('4s')
  expect(error(await poll(body.device_code))).toEqual([400, 'slow_down'])
  idp.clock.advance('9s')
  expect(error(await poll(body.device_code))).toEqual([400, 'slow_down'])
  idp.clock.advance('15s')
  expect(error(await poll(body.device_code))).toEqual([400, 'authorization_pending'])
  idp.clock.advance('10m')
  expect(error(await poll(body.device_code))).toEqual([400, 'expired_token'])
  idp.clock.advance('10m')
  expect(error(await poll(body.device_code))).toEqual([400, 'invalid_grant'])
})

test('codes are bound to their client', async () => {
  const { body } = await begin()
  expect(error(await poll(body.device_code, basic('other', 'tv-secret')))).toEqual([400, 'invalid_grant'])
})

test('a missing and an unknown code are told apart', async () => {
  expect(error(await post(idp, '/token', { grant_type: GRANT_TYPE }, basic('tv', 'tv-secret')))).toEqual([
    400,
    'invalid_request',
  ])
  expect(error(await poll('abc'))).toEqual([400, 'invalid_grant'])
})

test('the client must authenticate and be registered for it; public ones send their id', async () => {
  expect(error(await post(idp, '/device_authorization', {}, {}))).toEqual([401, 'invalid_client'])
  expect(error(await begin('openid', basic('web', 'tv-secret')))).toEqual([400, 'unauthorized_client'])
  expect((await post(idp, '/device_authorization', { client_id: 'public' }, {})).status).toBe(200)
})

test('a broken scope is refused', async () => {
  expect(error(await begin('a"b'))).toEqual([400, 'invalid_scope'])
})
