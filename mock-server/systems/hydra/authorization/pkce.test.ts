import { describe, expect, test } from 'vitest'
import { HYDRA_SYSTEMS } from '../systems.js'
import { CALLBACK, TestingHydra } from '../testing-hydra.js'

// RFC 7636 appendix B.
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
const CHALLENGE = { code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' }

describe.each(HYDRA_SYSTEMS)('PKCE of %s, when all clients must use it', (system) => {
  const start = async () => {
    const hydra = await TestingHydra.start(system, { settings: { pkceEnforced: true } })
    await hydra.client({ client_id: 'web', response_types: ['code', 'code token', 'code id_token'] })
    return hydra
  }
  const nonce = 'nonce-123456'

  test.each(['code', 'code token', 'code id_token'])('is judged for %s after consent', async (response_type) => {
    const hydra = await start()
    const asked = { client_id: 'web', scope: 'openid', response_type, nonce }
    const without = await hydra.flow(asked)
    expect(without.parameters.error).toBe('invalid_request')
    expect(without.location.hash === '').toBe(response_type === 'code')
    const plain = await hydra.flow({ ...asked, ...CHALLENGE, code_challenge_method: 'plain' })
    expect(plain.parameters.error).toBe('invalid_request')
    expect((await hydra.flow({ ...asked, ...CHALLENGE })).parameters.code).toBeDefined()
  })

  test('counts a wrong verifier as the only try', async () => {
    const hydra = await start()
    const { parameters } = await hydra.flow({ client_id: 'web', scope: 'openid', ...CHALLENGE })
    const form = { grant_type: 'authorization_code', code: parameters.code ?? '', redirect_uri: CALLBACK }
    const exchange = async (more: Readonly<Record<string, string>>) =>
      (await hydra.token('web', { ...form, ...more })).json.error
    expect(await exchange({ code_verifier: 'x'.repeat(43) })).toBe('invalid_grant')
    expect(await exchange({ code_verifier: VERIFIER })).toBe('invalid_grant')
    // From 2.x on this is as if the authorization request had had no challenge.
    expect(await exchange({})).toBe(system.startsWith('hydra-1') ? 'invalid_grant' : 'invalid_request')
  })
})
