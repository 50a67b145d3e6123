import { expect, test } from 'vitest'
import { HYDRA_SYSTEMS } from '../systems.js'
import { TestingHydra } from '../testing-hydra.js'
import { withParameters, withQuery } from './respond.js'

test.each([
  ['https://app.example/', 'https://app.example/?b=2', 'https://app.example/?b=2'],
  ['https://app.example/?z=1&a=3', 'https://app.example/?a=3&b=2&z=1', 'https://app.example/?b=2'],
  ['https://app.example/#/login', 'https://app.example/?b=2#/login', 'https://app.example/?b=2#/login'],
  ['https://app.example/?a=3#/?x=1', 'https://app.example/?a=3&b=2#/?x=1', 'https://app.example/?b=2#/?x=1'],
])('%s gets parameters before its fragment', (url, added, instead) => {
  expect(withParameters(url, { b: '2' })).toBe(added)
  expect(withQuery(url, { b: '2' })).toBe(instead)
})

test.each(HYDRA_SYSTEMS)('an app of %s may have its pages behind a fragment', async (system) => {
  const loginUrl = 'https://app.example/#/login'
  const hydra = await TestingHydra.start(system, { settings: { loginUrl } })
  await hydra.client({ client_id: 'web' })
  const { location } = await hydra.authorize({ client_id: 'web', scope: 'openid' })
  expect([location.searchParams.has('login_challenge'), location.hash]).toEqual([true, '#/login'])
})
