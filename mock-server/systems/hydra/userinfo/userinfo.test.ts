import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { HYDRA_SYSTEMS } from '../systems.js'
import { TestingHydra } from '../testing-hydra.js'

describe.each(HYDRA_SYSTEMS)('UserInfo of %s', (system) => {
  test('gives the claims of the session to who bears an access token, and to nobody else', async () => {
    const hydra = await TestingHydra.start(system)
    await hydra.client({ client_id: 'web' })
    const { access_token, refresh_token } = await hydra.tokens('web', 'openid offline')
    const ask = (token: unknown) => hydra.browse('/userinfo', { headers: { authorization: `Bearer ${token}` } })
    expect((await ask(access_token)).json).toMatchObject({ sub: 'alice' })
    for (const token of [refresh_token, 'garbage']) {
      const { status, headers } = await ask(token)
      expect(status).toBe(401)
      expect(headers.get('www-authenticate')).toContain('error')
    }
  })

  test('reads the token of a form in parts too', async () => {
    const hydra = await TestingHydra.start(system)
    await hydra.client({ client_id: 'web' })
    const { access_token } = await hydra.tokens('web', 'openid')
    const ask = (body: string, query = '') =>
      hydra.browse(`/userinfo${query}`, {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=cut' },
        body,
      })
    const form = `--cut\r\nContent-Disposition: form-data; name="access_token"\r\n\r\n${access_token}\r\n--cut--\r\n`
    expect((await ask(form)).json).toMatchObject({ sub: 'alice' })
    expect(await ask(form, '?access_token=garbage')).toMatchObject({ status: 401 })
    expect(await ask('broken', `?access_token=${access_token}`)).toMatchObject({ status: 401 })
    const headers = { 'content-type': 'multipart/form-data; boundary=cut' }
    const nothing = await hydra.browse('/oauth2/revoke', { method: 'POST', headers, body: '--cut--\r\n' })
    expect(nothing).toMatchObject({ status: 400, json: { error: 'invalid_request' } })
  })

  test.each(['opaque', 'jwt'] as const)('refuses an access token that is over: %s', async (accessTokenStrategy) => {
    const hydra = await TestingHydra.start(system, { settings: { accessTokenTtl: 2, accessTokenStrategy } })
    await hydra.client({ client_id: 'web' })
    const { access_token } = await hydra.tokens('web', 'openid')
    hydra.hydra.clock.advance('3s')
    const answer = await hydra.browse('/userinfo', { headers: { authorization: `Bearer ${access_token}` } })
    const error = system.startsWith('hydra-1') ? 'token_expired' : 'invalid_token'
    expect(answer).toMatchObject({ status: 401, json: { error } })
    // 1.5 shows what a library says of a JWT.
    expect('error_debug' in answer.json).toBe(system === 'hydra-1.5' && accessTokenStrategy === 'jwt')
  })

  test('signs the claims for a client that wants them so', async () => {
    const hydra = await TestingHydra.start(system)
    await hydra.client({ client_id: 'web', userinfo_signed_response_alg: 'RS256' })
    const { access_token } = await hydra.tokens('web', 'openid')
    const { text } = await hydra.browse('/userinfo', { headers: { authorization: `Bearer ${access_token}` } })
    expect(decodeJwt(text)).toMatchObject({ sub: 'alice', aud: ['web'] })
  })
})
