import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../seams.js'
import type { HydraSettings } from '../settings.js'
import { HYDRA_SYSTEMS } from '../systems.js'
import { CALLBACK, TestingHydra } from '../testing-hydra.js'

describe.each(HYDRA_SYSTEMS)('claims of %s', (system) => {
  const first = system.startsWith('hydra-1')

  async function issued(
    { settings = {}, session = {} }: { settings?: Partial<HydraSettings>; session?: JsonObject } = {},
    parameters: Readonly<Record<string, string>> = {},
  ) {
    const hydra = await TestingHydra.start(system, { settings })
    await hydra.client({ client_id: 'web' })
    const asked = { client_id: 'web', scope: 'openid offline', ...parameters }
    const answer = await hydra.flow(asked, { consent: { session } })
    const form = { grant_type: 'authorization_code', code: answer.parameters.code ?? '', redirect_uri: CALLBACK }
    const { json } = await hydra.token('web', form)
    return { hydra, json }
  }
  const bearer = (token: unknown) => ({ headers: { authorization: `Bearer ${String(token)}` } })

  test('of JWT access tokens are shaped by the settings from 2.x on', async () => {
    const settings = {
      accessTokenStrategy: 'jwt',
      jwtScopeClaim: 'string',
      allowedTopLevelClaims: ['tier', 'sub', 'ext'],
      mirrorTopLevelClaims: false,
      excludeNotBeforeClaim: true,
    } as const
    const { hydra, json } = await issued({ settings, session: { access_token: { tier: 'gold', sub: 'x', ext: 1 } } })
    const claims = decodeJwt(String(json.access_token))
    expect(claims.sub).toBe('alice')
    if (first) {
      expect(claims).toMatchObject({ scp: ['openid', 'offline'], ext: { tier: 'gold' }, nbf: expect.any(Number) })
      expect(claims).not.toHaveProperty('tier')
      return
    }
    expect(claims).toMatchObject({ scope: 'openid offline', tier: 'gold' })
    for (const name of ['scp', 'ext', 'nbf']) expect(claims).not.toHaveProperty(name)
    // Before 26 nobody told the server to leave it out of tokens that no person allowed.
    const own = await hydra.token('web', { grant_type: 'client_credentials' })
    expect('nbf' in decodeJwt(String(own.json.access_token))).toBe(system === 'hydra-2.3')
  })

  test('that the consent app gives may have names of the server’s own until 2.x', async () => {
    const session = { id_token: { acr: 'given', amr: ['pwd'], exp: 1, email: 'a@op.example' } }
    const { hydra, json } = await issued({ session })
    const claims = decodeJwt(String(json.id_token))
    expect(claims).toMatchObject({ email: 'a@op.example' })
    expect(claims.exp).toBeGreaterThan(1)
    expect('acr' in claims).toBe(first)
    const userinfo = await hydra.browse('/userinfo', bearer(json.access_token))
    expect('acr' in userinfo.json).toBe(first)
    expect(userinfo.json).not.toHaveProperty('exp')
  })

  test('say the least acr when some were asked for and the login app named none', async () => {
    const { hydra, json } = await issued({}, { acr_values: 'high' })
    expect(decodeJwt(String(json.id_token)).acr).toBe('0')
    const userinfo = await hydra.browse('/userinfo', bearer(json.access_token))
    expect(userinfo.json.acr).toBe(system === 'hydra-1.5' ? '0' : undefined)
    const implicit = { response_type: 'id_token', nonce: 'nonce-123456', acr_values: 'high' }
    const { parameters } = await hydra.flow({ client_id: 'web', scope: 'openid', ...implicit })
    expect(decodeJwt(parameters.id_token ?? '').acr).toBe('0')
  })

  test('of a refresh token that never expires: it ends when it began', async () => {
    const { hydra, json } = await issued({ settings: { refreshTokenTtl: -1 } })
    hydra.hydra.clock.advance('9000h')
    const { active, exp, iat } = await hydra.introspect(json.refresh_token)
    expect(active).toBe(true)
    expect(exp).toBe(iat)
  })

  test('of UserInfo are not shown for a refresh token, and differently when it is over', async () => {
    const { hydra, json } = await issued({ settings: { refreshTokenTtl: 60 } })
    const ask = () => hydra.browse('/userinfo', bearer(json.refresh_token))
    expect(await ask()).toMatchObject({ status: 401, json: { error: 'error' } })
    hydra.hydra.clock.advance('2m')
    expect(await ask()).toMatchObject({ status: 401, json: { error: 'request_unauthorized' } })
  })

  test.runIf(first)('of an expired access token are not even known once it is cleared away', async () => {
    const { hydra, json } = await issued()
    const error = async () => (await hydra.browse('/userinfo', bearer(json.access_token))).json.error
    const before = new Date(hydra.hydra.clock.now() - 60_000).toISOString()
    hydra.hydra.clock.advance('2h')
    expect(await error()).toBe('token_expired')
    expect((await hydra.admin('POST', '/oauth2/flush', { notAfter: before })).status).toBe(204)
    expect(await error()).toBe('token_expired')
    expect((await hydra.admin('POST', '/oauth2/flush', {})).status).toBe(204)
    expect(await error()).toBe('request_unauthorized')
  })
})
