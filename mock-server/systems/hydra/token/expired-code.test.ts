import { expect, test } from 'vitest'
import type { HydraSystem } from '../systems.js'
import { CALLBACK, TestingHydra } from '../testing-hydra.js'

test.each<readonly [HydraSystem, expired: string]>([
  ['hydra-1.5', 'invalid_request'],
  ['hydra-1.9', 'invalid_grant'],
  ['hydra-2.3', 'invalid_grant'],
  ['hydra-2', 'invalid_grant'],
])('%s answers a code whose time is over by %s, and what else is wrong by invalid_grant', async (system, expired) => {
  const hydra = await TestingHydra.start(system, { settings: { authCodeTtl: 5 } })
  await hydra.client({ client_id: 'web' })
  await hydra.client({ client_id: 'other' })
  const { parameters } = await hydra.flow({ client_id: 'web', scope: 'openid' })
  hydra.hydra.clock.advance('6s')
  const form = { grant_type: 'authorization_code', code: parameters.code ?? '', redirect_uri: CALLBACK }
  const exchange = async (client: string, more: Readonly<Record<string, string>> = {}) =>
    (await hydra.token(client, { ...form, ...more })).json.error
  expect(await exchange('other')).toBe('invalid_grant')
  expect(await exchange('web', { redirect_uri: `${CALLBACK}/` })).toBe('invalid_grant')
  expect(await exchange('web')).toBe(expired)
  // In 1.x even a request without a verifier uses up what is known of PKCE.
  expect(await exchange('web')).toBe('invalid_grant')
})
