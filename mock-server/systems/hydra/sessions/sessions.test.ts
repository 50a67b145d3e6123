import { describe, expect, test } from 'vitest'
import { HYDRA_SYSTEMS } from '../systems.js'
import { basic, TestingHydra } from '../testing-hydra.js'

describe.each(HYDRA_SYSTEMS)('sessions of %s', (system) => {
  const start = async () => {
    const hydra = await TestingHydra.start(system)
    await hydra.client({ client_id: 'web', post_logout_redirect_uris: ['https://client.example/bye'] })
    return hydra
  }

  test('list a consent, and end its tokens when it is revoked', async () => {
    const hydra = await start()
    const { access_token, refresh_token } = await hydra.tokens('web', 'openid offline')
    const { text } = await hydra.admin('GET', '/oauth2/auth/sessions/consent?subject=alice')
    expect(JSON.parse(text)).toMatchObject([{ grant_scope: ['openid', 'offline'] }])
    const revoked = await hydra.admin('DELETE', '/oauth2/auth/sessions/consent?subject=alice&client=web')
    expect(revoked.status).toBe(204)
    expect(await hydra.introspect(access_token)).toEqual({ active: false })
    expect(await hydra.introspect(refresh_token)).toEqual({ active: false })
    expect((await hydra.admin('GET', '/oauth2/auth/sessions/consent?subject=alice')).text).toBe('[]\n')
  })

  test('forget a sign-in that is revoked; tokens live on', async () => {
    const hydra = await start()
    const login = { remember: true, remember_for: 0 }
    await hydra.flow({ client_id: 'web', scope: 'openid' }, { login })
    expect((await hydra.admin('DELETE', '/oauth2/auth/sessions/login?subject=alice')).status).toBe(204)
    const { parameters } = await hydra.authorize({ client_id: 'web', scope: 'openid', prompt: 'none' })
    expect(parameters.error).toBe('login_required')
  })

  test('end by logout with the challenge of the logout app', async () => {
    const hydra = await start()
    const login = { remember: true, remember_for: 3_600 }
    const { parameters } = await hydra.flow({ client_id: 'web', scope: 'openid' }, { login })
    const form = {
      grant_type: 'authorization_code',
      code: parameters.code ?? '',
      redirect_uri: 'https://client.example/callback',
    }
    const { id_token } = (await hydra.token('web', form)).json
    const wish = {
      id_token_hint: String(id_token),
      post_logout_redirect_uri: 'https://client.example/bye',
      state: 's-1',
    }
    const asked = await hydra.browse(`/oauth2/sessions/logout?${new URLSearchParams(wish)}`)
    const query = new URLSearchParams({ logout_challenge: asked.parameters.logout_challenge ?? '' })
    const { json } = await hydra.admin('PUT', `/oauth2/auth/requests/logout/accept?${query}`)
    const out = await hydra.browse(String(json.redirect_to))
    expect(out.location.href).toBe('https://client.example/bye?state=s-1')
    const silent = await hydra.authorize({ client_id: 'web', scope: 'openid', prompt: 'none' })
    expect(silent.parameters.error).toBe('login_required')
  })

  test('answer challenges that nobody knows with 404', async () => {
    const hydra = await start()
    for (const step of ['login', 'consent', 'logout']) {
      const { status } = await hydra.admin('GET', `/oauth2/auth/requests/${step}?${step}_challenge=unknown`)
      expect(status).toBe(404)
    }
  })

  test('refuse to accept a login without a subject, and a body that is no JSON', async () => {
    const hydra = await start()
    const { parameters } = await hydra.authorize({ client_id: 'web', scope: 'openid' })
    const path = `/oauth2/auth/requests/login/accept?${new URLSearchParams({ login_challenge: parameters.login_challenge ?? '' })}`
    for (const body of ['{', {}, { subject: 5 }]) expect((await hydra.admin('PUT', path, body)).status).toBe(400)
  })

  test('revoke a token of the own client, and leave that of another alone', async () => {
    const hydra = await start()
    await hydra.client({ client_id: 'other' })
    const { access_token, refresh_token } = await hydra.tokens('web', 'openid offline')
    const form = { token: String(refresh_token) }
    expect((await hydra.post('/oauth2/revoke', form, basic('other'))).status).toBe(200)
    expect(await hydra.introspect(access_token)).toMatchObject({ active: true })
    expect((await hydra.post('/oauth2/revoke', form, basic('web'))).status).toBe(200)
    expect(await hydra.introspect(access_token)).toEqual({ active: false })
  })
})

describe.each(['hydra-1.9', 'hydra-2.3', 'hydra-2'] as const)('deleting the tokens of a client of %s', (system) => {
  test('ends access tokens and leaves refresh tokens', async () => {
    const hydra = await TestingHydra.start(system)
    await hydra.client({ client_id: 'web' })
    const { access_token, refresh_token } = await hydra.tokens('web', 'openid offline')
    expect((await hydra.admin('DELETE', '/oauth2/tokens?client_id=web')).status).toBe(204)
    expect(await hydra.introspect(access_token)).toEqual({ active: false })
    expect(await hydra.introspect(refresh_token)).toMatchObject({ active: true })
  })
})

test.each(HYDRA_SYSTEMS)(
  '%s lets login and consent take as long as is set, else half an hour or an hour',
  async (system) => {
    const isLate = async (after: '29m' | '31m' | '61m', ttl?: number): Promise<boolean> => {
      const hydra = await TestingHydra.start(system, { settings: { loginConsentRequestTtl: ttl } })
      await hydra.client({ client_id: 'web' })
      const { parameters } = await hydra.authorize({ client_id: 'web', scope: 'openid' })
      const query = new URLSearchParams({ login_challenge: parameters.login_challenge ?? '' })
      const accept = `/oauth2/auth/requests/login/accept?${query}`
      const { json } = await hydra.admin('PUT', accept, { subject: 'alice' })
      hydra.hydra.clock.advance(after)
      const { location } = await hydra.browse(String(json.redirect_to))
      return location.searchParams.get('error') === 'request_unauthorized'
    }
    const isOld = system.startsWith('hydra-1')
    expect(await isLate('29m')).toBe(false)
    expect(await isLate('31m')).toBe(!isOld)
    expect(await isLate('61m')).toBe(true)
    expect(await isLate('29m', 60)).toBe(true)
  },
)
