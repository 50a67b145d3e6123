import { describe, expect, test } from 'vitest'
import { HYDRA_SYSTEMS, type HydraSystem } from './systems.js'
import { basic, TestingHydra } from './testing-hydra.js'

const EXPOSED = { exposeInternalErrors: true, includeLegacyErrorFields: true }

/** The members of an error of the token endpoint and of UserInfo, by what the settings expose. */
const MEMBERS = {
  'hydra-1.5': { debug: ['error', 'error_debug', 'error_description', 'status_code'], hint: true },
  'hydra-1.9': { debug: ['error', 'error_debug', 'error_description', 'status_code'], hint: true },
  'hydra-2.3': { debug: ['error', 'error_description'], hint: false },
  'hydra-2': { debug: ['error', 'error_description'], hint: false },
} as const

describe.each(HYDRA_SYSTEMS)('errors of %s with everything exposed', (system) => {
  const { debug, hint } = MEMBERS[system]
  const start = async (settings: object) => {
    const hydra = await TestingHydra.start(system, { settings })
    await hydra.client({ client_id: 'web' })
    return hydra
  }
  const members = (json: object) => Object.keys(json).toSorted()

  test('have members of their own for debug and hint at the token endpoint', async () => {
    const hydra = await start(EXPOSED)
    const unknown = await hydra.post('/oauth2/token', { grant_type: 'client_credentials' }, basic('nobody'))
    expect(members(unknown.json)).toEqual(debug)
    const scope = await hydra.token('web', { grant_type: 'client_credentials', scope: 'admin' })
    expect('error_hint' in scope.json).toBe(hint)
  })

  test('have them in redirects', async () => {
    const hydra = await start(EXPOSED)
    const { parameters } = await hydra.authorize({ client_id: 'web', scope: 'admin' })
    expect(parameters.error).toBe('invalid_scope')
    expect('error_hint' in parameters).toBe(hint)
  })

  test('are the same as ever at the revocation endpoint and at UserInfo', async () => {
    const [open, shut] = [await start(EXPOSED), await start({})]
    const revoke = (hydra: TestingHydra) => hydra.post('/oauth2/revoke', { token: 'x' }, basic('nobody'))
    expect(await revoke(open)).toMatchObject({ status: 401, text: (await revoke(shut)).text })
    const userinfo = (hydra: TestingHydra) => hydra.browse('/userinfo')
    const told = await userinfo(open)
    const usual = await userinfo(shut)
    expect(told.text).toBe(usual.text)
    expect(told.headers.get('www-authenticate')).toBe(usual.headers.get('www-authenticate'))
  })
})

describe('sign-ins that fail tell operators why', () => {
  const start = async (system: HydraSystem) => {
    const hydra = await TestingHydra.start(system, { settings: { ...EXPOSED, loginConsentRequestTtl: 2 } })
    await hydra.client({ client_id: 'web' })
    return hydra
  }

  test.each([
    ['hydra-1.5', true, false],
    ['hydra-1.9', false, true],
  ] as const)('by a member of its own or by the hint: %s', async (system, debug, hint) => {
    const hydra = await start(system)
    const { parameters } = await hydra.authorize({ client_id: 'web', scope: 'openid', prompt: 'none' })
    expect(parameters.error).toBe('login_required')
    expect(['error_debug' in parameters, 'error_hint' in parameters]).toEqual([debug, hint])
  })

  test.each([
    ['hydra-1.5', true],
    ['hydra-1.9', false],
  ] as const)('also when they took too long, beside a hint: %s', async (system, debug) => {
    const hydra = await start(system)
    const at = await hydra.authorize({ client_id: 'web', scope: 'openid' })
    hydra.hydra.clock.advance('3s')
    const late = await hydra.decide(at, 'login', 'accept', { subject: 'alice' })
    expect(late.parameters.error).toBe('request_unauthorized')
    expect(late.parameters.error_hint).toEqual(expect.any(String))
    expect('error_debug' in late.parameters).toBe(debug)
  })
})
