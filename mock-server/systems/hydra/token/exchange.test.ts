import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../seams.js'
import { HYDRA_SYSTEMS } from '../systems.js'
import { basic, CALLBACK, TestingHydra } from '../testing-hydra.js'

describe.each(HYDRA_SYSTEMS)('the token endpoint of %s', (system) => {
  const start = async (settings?: object) => {
    const hydra = await TestingHydra.start(system, settings && { settings })
    await hydra.client({ client_id: 'web' })
    return hydra
  }

  test('gives an ID token, an access token and a refresh token for a code', async () => {
    const hydra = await start()
    const tokens = await hydra.tokens('web', 'openid offline')
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 3_600, scope: 'openid offline' })
    expect(decodeJwt(String(tokens.id_token))).toMatchObject({ sub: 'alice', aud: ['web'], iss: hydra.hydra.issuer })
    expect(await hydra.introspect(tokens.access_token)).toMatchObject({ active: true, sub: 'alice', client_id: 'web' })
    expect(await hydra.introspect(tokens.refresh_token)).toMatchObject({ active: true })
  })

  test('takes a client that named no grant types for one that uses codes, and nothing else', async () => {
    const hydra = await start()
    await hydra.client({ client_id: 'bare', grant_types: undefined, response_types: undefined })
    expect(await hydra.tokens('bare', 'openid offline')).not.toHaveProperty('refresh_token')
    expect(await hydra.token('bare', { grant_type: 'client_credentials' })).toMatchObject({ status: 400 })
  })

  test('ends all tokens of a code that is used twice', async () => {
    const hydra = await start()
    const { parameters } = await hydra.flow({ client_id: 'web', scope: 'openid offline' })
    const form = { grant_type: 'authorization_code', code: parameters.code ?? '', redirect_uri: CALLBACK }
    const first = await hydra.token('web', form)
    const second = await hydra.token('web', form)
    expect(second).toMatchObject({ status: 400, json: { error: 'invalid_grant' } })
    expect(await hydra.introspect(first.json.access_token)).toEqual({ active: false })
  })

  test('gives a code to one of two requests at once', async () => {
    const hydra = await start()
    const { parameters } = await hydra.flow({ client_id: 'web', scope: 'openid' })
    const form = { grant_type: 'authorization_code', code: parameters.code ?? '', redirect_uri: CALLBACK }
    const answers = await Promise.all([hydra.token('web', form), hydra.token('web', form)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400])
  })

  test('rotates refresh tokens; using one twice ends the chain from 2.x on', async () => {
    const hydra = await start()
    const { refresh_token, access_token } = await hydra.tokens('web', 'openid offline')
    const form = { grant_type: 'refresh_token', refresh_token: String(refresh_token) }
    const next = await hydra.token('web', form)
    expect(next.status).toBe(200)
    expect(await hydra.introspect(access_token)).toEqual({ active: false })
    expect(await hydra.token('web', form)).toMatchObject({ status: 400, json: { error: 'invalid_grant' } })
    expect((await hydra.introspect(next.json.access_token)).active).toBe(system.startsWith('hydra-1'))
  })

  test('ends its answers without a line feed, unlike others', async () => {
    const hydra = await start()
    const answer = await hydra.token('web', { grant_type: 'client_credentials' })
    const refused = await hydra.token('web', { grant_type: 'magic' })
    for (const { text } of [answer, refused]) expect(text).toMatch(/\}$/)
    expect((await hydra.admin('GET', '/clients/web')).text).toMatch(/\}\n$/)
  })

  test('takes a nonce of the refresh itself before that of the authorization', async () => {
    const hydra = await start()
    const { parameters } = await hydra.flow({ client_id: 'web', scope: 'openid offline', nonce: 'nonce-123456' })
    const form = { grant_type: 'authorization_code', code: parameters.code ?? '', redirect_uri: CALLBACK }
    const refresh = ({ refresh_token }: JsonObject, nonce?: string) =>
      hydra.token('web', {
        grant_type: 'refresh_token',
        refresh_token: String(refresh_token),
        ...(nonce !== undefined && { nonce }),
      })
    const first = await refresh((await hydra.token('web', form)).json, 'nonce-of-refresh')
    expect(decodeJwt(String(first.json.id_token)).nonce).toBe('nonce-of-refresh')
    const second = await refresh(first.json)
    expect(decodeJwt(String(second.json.id_token)).nonce).toBe(system === 'hydra-1.5' ? '' : 'nonce-123456')
    expect((await refresh(second.json, 'abc')).status).toBe(system === 'hydra-1.9' ? 200 : 400)
  })

  test('judges no nonce where there is no ID token', async () => {
    const hydra = await start()
    const { parameters } = await hydra.flow({ client_id: 'web', scope: 'offline', nonce: 'abc' })
    const form = { grant_type: 'authorization_code', code: parameters.code ?? '', redirect_uri: CALLBACK }
    const { refresh_token } = (await hydra.token('web', form)).json
    const refresh = { grant_type: 'refresh_token', refresh_token: String(refresh_token), nonce: 'abc' }
    expect((await hydra.token('web', refresh)).status).toBe(200)
  })

  test.each([
    ['an unknown grant', { grant_type: 'password' }, 400, 'invalid_request'],
    ['no grant', { x: 'y' }, 400, 'invalid_request'],
    ['a code that nobody knows', { grant_type: 'authorization_code', code: 'x' }, 400, 'invalid_grant'],
    [
      'a scope that the client may not have',
      { grant_type: 'client_credentials', scope: 'admin' },
      400,
      'invalid_scope',
    ],
  ])('refuses %s', async (_what, form, status, error) => {
    const hydra = await start()
    expect(await hydra.token('web', form)).toMatchObject({ status, json: { error } })
  })

  test('refuses who is not the client', async () => {
    const hydra = await start()
    const form = { grant_type: 'client_credentials' }
    for (const authorization of [basic('web', 'wrong'), basic('nobody')]) {
      const answer = await hydra.post('/oauth2/token', form, authorization)
      expect(answer).toMatchObject({ status: 401, json: { error: 'invalid_client' } })
    }
    expect(await hydra.post('/oauth2/token', form)).toMatchObject({ status: 400, json: { error: 'invalid_request' } })
  })

  test('makes access tokens as JWTs when the settings say so', async () => {
    const hydra = await start({ accessTokenStrategy: 'jwt' })
    const { access_token } = await hydra.tokens('web', 'openid')
    expect(decodeJwt(String(access_token))).toMatchObject({ client_id: 'web', scp: ['openid'], sub: 'alice' })
    expect(await hydra.introspect(access_token)).toMatchObject({ active: true })
  })

  test('judges a token by the kind that its client gets by now', async () => {
    const hydra = await start()
    const opaque = (await hydra.tokens('web', 'openid')).access_token
    const become = async (access_token_strategy: string) => {
      const { json } = await hydra.admin('GET', '/clients/web')
      expect((await hydra.admin('PUT', '/clients/web', { ...json, access_token_strategy })).status).toBe(200)
    }
    const seen = async (token: unknown) => {
      const { status } = await hydra.browse('/userinfo', { headers: { authorization: `Bearer ${token}` } })
      return [(await hydra.introspect(token)).active, status]
    }
    await become('jwt')
    const counts = !system.startsWith('hydra-1')
    expect(await seen(opaque)).toEqual(counts ? [false, 400] : [true, 200])
    const jwt = (await hydra.tokens('web', 'openid')).access_token
    expect(await seen(jwt)).toEqual([true, 200])
    await become('opaque')
    expect(await seen(opaque)).toEqual([true, 200])
    expect(await seen(jwt)).toEqual(counts ? [false, 400] : [true, 200])
  })

  test('says nothing of a token that is over', async () => {
    const hydra = await start()
    const { access_token } = await hydra.tokens('web', 'openid')
    hydra.hydra.clock.advance('2h')
    expect(await hydra.introspect(access_token)).toEqual({ active: false })
    const { status } = await hydra.browse('/userinfo', { headers: { authorization: `Bearer ${access_token}` } })
    expect(status).toBe(401)
  })
})
