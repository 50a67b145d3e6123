import { expect, test } from 'vitest'
import { HYDRA_SYSTEMS } from '../systems.js'
import { TestingHydra } from '../testing-hydra.js'
import { maxAgeOf } from './max-age.js'

test.each([
  ['60', 60, 60_000],
  ['+60', 60, 60_000],
  ['-1', -1, -1_000],
  ['9223372036', 9_223_372_036, 9_223_372_036_000],
  ['9999999999', 9_999_999_999, -8_446_744_074_709],
] as const)('%s is a number of seconds', (text, seconds, milliseconds) => {
  expect(maxAgeOf(text)).toEqual({ seconds, milliseconds })
})

test.each(['soon', '1.5', '1e3', ' 1', '0x1', '9223372036854775808'])('%s is no number', (text) => {
  expect(maxAgeOf(text)).toBeUndefined()
})

test.each([
  ...HYDRA_SYSTEMS.map((system) => [system, '9223372036', true] as const),
  ...HYDRA_SYSTEMS.map((system) => [system, '9999999999', false] as const),
])('whoever is remembered by %s is taken at a max_age of %s: %s', async (system, max_age, skip) => {
  const hydra = await TestingHydra.start(system)
  await hydra.client({ client_id: 'web' })
  const asked = { client_id: 'web', scope: 'openid' }
  await hydra.flow(asked, { login: { remember: true, remember_for: 3_600 } })
  const { parameters } = await hydra.authorize({ ...asked, max_age })
  const query = new URLSearchParams({ login_challenge: parameters.login_challenge ?? '' })
  expect((await hydra.admin('GET', `/oauth2/auth/requests/login?${query}`)).json.skip).toBe(skip)
})

test.each(HYDRA_SYSTEMS)('%s tells the login app lists with all between their spaces', async (system) => {
  const hydra = await TestingHydra.start(system)
  await hydra.client({ client_id: 'web' })
  const lists = { acr_values: 'a  b', ui_locales: ' de' }
  const { parameters } = await hydra.authorize({ client_id: 'web', scope: 'openid', ...lists })
  const query = new URLSearchParams({ login_challenge: parameters.login_challenge ?? '' })
  const { json } = await hydra.admin('GET', `/oauth2/auth/requests/login?${query}`)
  expect(json.oidc_context).toEqual({ acr_values: ['a', '', 'b'], ui_locales: ['', 'de'] })
})
