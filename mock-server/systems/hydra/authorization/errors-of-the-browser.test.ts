import { expect, test } from 'vitest'
import type { HydraSettings } from '../settings.js'
import type { HydraSystem } from '../systems.js'
import { CALLBACK, TestingHydra } from '../testing-hydra.js'

const errorUrl = 'https://app.example/error?theme=dark'

const start = async (system: HydraSystem, settings: Partial<HydraSettings> = {}) => {
  const hydra = await TestingHydra.start(system, { settings: { errorUrl, ...settings } })
  await hydra.client({ client_id: 'web', redirect_uris: [CALLBACK, `${CALLBACK}?state=own`, 'http://plain.example/'] })
  return hydra
}

const ALL = ['error', 'error_debug', 'error_description', 'error_hint']
const WITH_HINT = ['error', 'error_description', 'error_hint']
const LEAST = ['error', 'error_description']

test.each([
  ['hydra-1.5', {}, WITH_HINT],
  ['hydra-1.5', { exposeInternalErrors: true }, ALL],
  ['hydra-1.5', { includeLegacyErrorFields: true }, WITH_HINT],
  ['hydra-1.9', {}, LEAST],
  ['hydra-1.9', { exposeInternalErrors: true }, LEAST],
  ['hydra-1.9', { includeLegacyErrorFields: true }, WITH_HINT],
  ['hydra-1.9', { includeLegacyErrorFields: true, exposeInternalErrors: true }, ALL],
  ['hydra-2.3', { includeLegacyErrorFields: true }, LEAST],
] as const)('the error page of %s with %o is told %j, in place of its own query', async (system, settings, names) => {
  const hydra = await start(system, settings)
  const { location, parameters } = await hydra.authorize({ client_id: 'nobody' })
  expect(`${location.origin}${location.pathname}`).toBe('https://app.example/error')
  expect(Object.keys(parameters)).toEqual(names)
})

test('1.5 sends its error page an empty hint and debug text too', async () => {
  const hydra = await start('hydra-1.5', { exposeInternalErrors: true })
  await hydra.client({ client_id: 'web', response_types: ['code'] })
  const { location } = await hydra.authorize({ client_id: 'web', redirect_uri: 'https://evil.example/' })
  expect(location.searchParams.get('error_debug')).toBe('')
})

test('errors of 1.9 at the token endpoint have the members of 1.5 when that is set', async () => {
  const hydra = await start('hydra-1.9', { includeLegacyErrorFields: true })
  const { json } = await hydra.token('web', { grant_type: 'authorization_code', code: 'none', redirect_uri: CALLBACK })
  expect(json).toMatchObject({ error: 'invalid_grant', status_code: 400 })
})

test('an error goes beside the parameters that the redirect URI has of its own', async () => {
  const hydra = await start('hydra-2')
  const { location } = await hydra.authorize({
    client_id: 'web',
    scope: 'openid admin',
    redirect_uri: `${CALLBACK}?state=own`,
  })
  expect(location.searchParams.getAll('state')).toEqual(['state-123456', 'own'])
})

test('a code is not sent over plain http to another machine', async () => {
  const hydra = await start('hydra-1.9')
  const { parameters } = await hydra.flow({ client_id: 'web', scope: 'openid', redirect_uri: 'http://plain.example/' })
  expect(parameters.error).toBe('invalid_request')
})
