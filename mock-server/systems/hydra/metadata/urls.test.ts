import { describe, expect, test } from 'vitest'
import type { HydraSettings } from '../settings.js'
import { HYDRA_SYSTEMS } from '../systems.js'
import { TestingHydra } from '../testing-hydra.js'

const ISSUER = 'https://issuer.example/own/'

describe.each(HYDRA_SYSTEMS)('URLs of %s', (system) => {
  const base = system.startsWith('hydra-1') ? 'https://issuer.example/own' : 'https://public.example'
  const start = (settings: Partial<HydraSettings>) =>
    TestingHydra.start(system, { settings: { issuer: ISSUER, publicUrl: 'https://public.example', ...settings } })
  const metadata = async (settings: Partial<HydraSettings> = {}) =>
    (await (await start(settings)).browse('https://issuer.example/.well-known/openid-configuration')).json

  test('begin with that of the issuer or of the public side', async () => {
    expect(await metadata()).toMatchObject({
      issuer: ISSUER,
      authorization_endpoint: `${base}/oauth2/auth`,
      token_endpoint: `${base}/oauth2/token`,
      jwks_uri: `${ISSUER}.well-known/jwks.json`,
      userinfo_endpoint: 'https://public.example/userinfo',
      revocation_endpoint: `${ISSUER}oauth2/revoke`,
      end_session_endpoint: `${ISSUER}oauth2/sessions/logout`,
    })
    const hydra = await start({})
    const { location } = await hydra.browse('https://issuer.example/oauth2/sessions/logout')
    expect(location.href).toBe(`${base}/oauth2/fallbacks/logout/callback`)
  })

  test('can be set, but for those that 1.5 does not know', async () => {
    const own = 'https://own.example/x'
    const all = await metadata({ discoveryAuthUrl: own, discoveryTokenUrl: own, discoveryJwksUrl: own })
    const { authorization_endpoint, token_endpoint, jwks_uri } = all
    expect([authorization_endpoint, token_endpoint, jwks_uri].filter((url) => url === own)).toHaveLength(
      system === 'hydra-1.5' ? 0 : 3,
    )
  })

  test('of a host alone lead to its root', async () => {
    const hydra = await start({ postLogoutRedirectUrl: 'https://app.example' })
    const { headers } = await hydra.browse('https://issuer.example/oauth2/sessions/logout')
    expect(headers.get('location')).toBe('https://app.example/')
  })

  test('what is always supported is named once', async () => {
    const all = await metadata({ discoveryClaims: ['sub', 'email'], discoveryScopes: ['openid', 'email'] })
    expect(all.claims_supported).toEqual(['sub', 'email'])
    expect(all.scopes_supported).toEqual(['offline_access', 'offline', 'openid', 'email'])
  })
})
