import { describe, expect, test } from 'vitest'
import { HYDRA_SYSTEMS } from '../systems.js'
import { APP, CALLBACK, TestingHydra } from '../testing-hydra.js'

const BOUNDARY = 'b'.repeat(32)

const start = async (system: (typeof HYDRA_SYSTEMS)[number]) => {
  const hydra = await TestingHydra.start(system)
  await hydra.client({ client_id: 'web' })
  return hydra
}

describe.each(HYDRA_SYSTEMS)('the authorization endpoint of %s', (system) => {
  test('goes by login and consent to the client', async () => {
    const hydra = await start(system)
    const { status, location, parameters } = await hydra.flow({ client_id: 'web', scope: 'openid email' })
    expect(status).toBe(hydra.hydra.system.startsWith('hydra-1') ? 302 : 303)
    expect(`${location.origin}${location.pathname}`).toBe(CALLBACK)
    expect(parameters).toMatchObject({ scope: 'openid email', state: 'state-123456' })
    expect(parameters.code).toMatch(/^(ory_ac_)?[\w-]{43}\.[\w-]{43}$/)
  })

  test.each([
    ['an unknown client', { client_id: 'nobody' }, 'invalid_client'],
    ['a redirect URI that is not registered', { redirect_uri: 'https://evil.example/' }, 'invalid_request'],
  ])('sends %s to the error page', async (_what, parameters, error) => {
    const hydra = await start(system)
    const { location, parameters: said } = await hydra.authorize({ client_id: 'web', scope: 'openid', ...parameters })
    expect(location.pathname).toBe('/oauth2/fallbacks/error')
    expect(said.error).toBe(error)
  })

  test.each([
    ['a short state', { state: 'short' }, 'invalid_state'],
    ['a scope the client may not have', { scope: 'openid admin' }, 'invalid_scope'],
    ['a response type nobody knows', { response_type: 'magic' }, 'unsupported_response_type'],
    ['prompt=none when nobody is signed in', { prompt: 'none' }, 'login_required'],
  ])('tells the client at once of %s', async (_what, parameters, error) => {
    const hydra = await start(system)
    const { location, parameters: said } = await hydra.authorize({ client_id: 'web', scope: 'openid', ...parameters })
    expect(location.origin).toBe('https://client.example')
    expect(said.error).toBe(error)
  })

  test('takes a multipart form, which parameters of the query go before', async () => {
    const hydra = await start(system)
    const post = (query: string, body: string, type = `multipart/form-data; boundary=${BOUNDARY}`) =>
      hydra.browse(`/oauth2/auth${query}`, { method: 'POST', body, headers: { 'content-type': type } })
    const parts = { client_id: 'web', response_type: 'code', redirect_uri: CALLBACK, state: 'short' }
    const body = `${Object.entries(parts)
      .map(([name, value]) => `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
      .join('')}--${BOUNDARY}--\r\n`
    expect((await post('', body)).parameters.error).toBe('invalid_state')
    expect((await post('?state=state-123456', body)).parameters).toHaveProperty('login_challenge')
    for (const answer of [await post('?x=%zz', body), await post('', 'no parts')]) {
      expect(answer.location.pathname).toBe('/oauth2/fallbacks/error')
      expect(answer.parameters.error).toBe('invalid_request')
    }
  })

  test('looks at nonce and code_challenge_method only after consent', async () => {
    const hydra = await start(system)
    const noNonce = await hydra.flow({ client_id: 'web', scope: 'openid', response_type: 'id_token' })
    expect(noNonce.parameters.error).toBe('invalid_request')
    const challenge = { code_challenge: 'x'.repeat(43), code_challenge_method: 'plain' }
    const plain = await hydra.flow({ client_id: 'web', scope: 'openid', ...challenge })
    expect(plain.parameters.error).toBe('invalid_request')
  })

  test('skips the login of a person who is remembered, and asks again for prompt=login', async () => {
    const hydra = await start(system)
    const login = { remember: true, remember_for: 3_600 }
    await hydra.flow({ client_id: 'web', scope: 'openid' }, { login, consent: { remember: true } })
    const again = await hydra.authorize({ client_id: 'web', scope: 'openid' })
    const query = (at: typeof again) => new URLSearchParams({ login_challenge: at.parameters.login_challenge ?? '' })
    const { json } = await hydra.admin('GET', `/oauth2/auth/requests/login?${query(again)}`)
    expect(json).toMatchObject({ skip: true, subject: 'alice' })
    const anew = await hydra.authorize({ client_id: 'web', scope: 'openid', prompt: 'login' })
    const asked = await hydra.admin('GET', `/oauth2/auth/requests/login?${query(anew)}`)
    expect(asked.json).toMatchObject({ skip: false, subject: '' })
    const silent = await hydra.authorize({ client_id: 'web', scope: 'openid', prompt: 'none' })
    expect(silent.location.origin).toBe(APP)
  })

  test('refuses a verifier that comes without the cookie of its browser', async () => {
    const hydra = await start(system)
    const at = await hydra.authorize({ client_id: 'web', scope: 'openid' })
    hydra.cookies.clear()
    const { parameters } = await hydra.decide(at, 'login', 'accept', { subject: 'alice' })
    expect(parameters.error).toBe('request_forbidden')
  })

  test('gives the client the error of an app that refuses', async () => {
    const hydra = await start(system)
    const at = await hydra.authorize({ client_id: 'web', scope: 'openid' })
    const refused = { error: 'login_required', error_description: 'Nobody is at home' }
    const { parameters } = await hydra.decide(at, 'login', 'reject', refused)
    expect(parameters).toMatchObject({ ...refused, state: 'state-123456' })
  })

  test('refuses a consent verifier that was used', async () => {
    const hydra = await start(system)
    const at = await hydra.authorize({ client_id: 'web', scope: 'openid' })
    const asked = await hydra.decide(at, 'login', 'accept', { subject: 'alice' })
    const query = new URLSearchParams({ consent_challenge: asked.parameters.consent_challenge ?? '' })
    const { json } = await hydra.admin('PUT', `/oauth2/auth/requests/consent/accept?${query}`, {
      grant_scope: ['openid'],
    })
    expect((await hydra.browse(String(json.redirect_to))).parameters.code).toBeDefined()
    const again = await hydra.browse(String(json.redirect_to))
    expect(again.parameters.error).toBe(system.startsWith('hydra-1') ? 'invalid_request' : 'access_denied')
  })
})
