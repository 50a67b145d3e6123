import { compactVerify, createLocalJWKSet, exportJWK, generateKeyPair, importJWK, jwtVerify } from 'jose'
import { decodeProtectedHeader } from 'jose/decode/protected_header'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../seams.js'
import { isObject } from '../json-values.js'
import { HYDRA_SYSTEMS } from '../systems.js'
import { type Answer, basic, CALLBACK, TestingHydra } from '../testing-hydra.js'

const OWN = '/keys/hydra.openid.id-token'
const kids = ({ json }: Pick<Answer, 'json'>): readonly unknown[] =>
  (Array.isArray(json.keys) ? json.keys : []).map((key: unknown) => (isObject(key) ? key.kid : undefined))
const hinted = (id_token: unknown) => ({ client_id: 'web', scope: 'openid', id_token_hint: String(id_token) })
const oct = (kid: string): JsonObject => ({ kty: 'oct', k: 'c2VjcmV0', kid })

describe.each(HYDRA_SYSTEMS)('key sets of %s', (system) => {
  const isOld = system.startsWith('hydra-1')
  const jwks = (hydra: TestingHydra) => hydra.browse('/.well-known/jwks.json')

  test("the server's own set is there from the start; deleted, it stays away until it is needed, or for good", async () => {
    const hydra = await TestingHydra.start(system, {})
    const first = kids(await hydra.admin('GET', OWN))
    expect(first).toHaveLength(isOld ? 2 : 1)
    await hydra.admin('DELETE', OWN)
    expect((await hydra.admin('GET', OWN)).status).toBe(404)
    expect((await jwks(hydra)).status).toBe(isOld ? 404 : 200)
    expect((await hydra.admin('GET', OWN)).status).toBe(isOld ? 404 : 200)
    await hydra.admin('DELETE', OWN)
    expect((await hydra.browse('/.well-known/openid-configuration')).status).toBe(200)
    expect((await hydra.admin('GET', OWN)).status).toBe(isOld ? 404 : 200)
  })

  test('no key is made by a wish of wrong types', async () => {
    const { hydra } = await TestingHydra.start(system, {})
    const ask = (wish: JsonObject) =>
      hydra.admin.fetch(`http://admin.test${isOld ? '' : '/admin'}/keys/wished`, {
        method: 'POST',
        body: JSON.stringify({ alg: 'ES512', use: 'sig', kid: 'a', ...wish }),
      })
    for (const wish of [{ alg: 5 }, { use: true }, { kid: 5 }])
      expect((await ask(wish)).status, JSON.stringify(wish)).toBe(isOld ? 500 : 400)
    expect((await ask({ use: null, kid: null })).status).toBe(201)
  })

  test('a key that is added to it signs, and the ones before it stay published', async () => {
    const hydra = await TestingHydra.start(system, {})
    await hydra.admin('POST', OWN, { alg: 'RS256', use: 'sig', kid: 'fresh' })
    expect(kids(await hydra.admin('GET', OWN))).toHaveLength(isOld ? 4 : 2)
    expect(kids(await jwks(hydra))).toContain(isOld ? 'public:fresh' : 'fresh')
  })

  test('an ES256 key that is added to it signs in 2.x, and discovery says so', async ({ skip }) => {
    skip(isOld, 'keys of other algorithms break 1.x')
    const hydra = await TestingHydra.start(system, { settings: { accessTokenStrategy: 'jwt' } })
    await hydra.client({ client_id: 'web', userinfo_signed_response_alg: 'RS256' })
    const before = (await hydra.tokens('web', 'openid')).id_token
    await hydra.admin('POST', OWN, { alg: 'ES256', use: 'sig', kid: 'curve' })
    const { id_token, access_token } = await hydra.tokens('web', 'openid')
    expect(decodeProtectedHeader(String(id_token))).toEqual({ alg: 'ES256', kid: 'curve', typ: 'JWT' })
    expect(decodeProtectedHeader(String(access_token)).alg).toBe('RS256')
    const shown = await hydra.browse('/userinfo', { headers: { authorization: `Bearer ${access_token}` } })
    expect(decodeProtectedHeader(shown.text).alg).toBe('ES256')
    expect((await hydra.browse('/.well-known/openid-configuration')).json).toMatchObject({
      id_token_signing_alg_values_supported: ['ES256'],
      id_token_signed_response_alg: ['ES256'],
      userinfo_signed_response_alg: ['ES256'],
      userinfo_signing_alg_values_supported: ['none', 'ES256'],
    })
    const asked = async (id_token_hint: unknown): Promise<boolean> =>
      'login_challenge' in
      (await hydra.authorize({ client_id: 'web', scope: 'openid', id_token_hint: String(id_token_hint) })).parameters
    expect([await asked(id_token), await asked(before)]).toEqual([true, false])
    await hydra.admin('POST', OWN, { alg: 'EdDSA', use: 'sig', kid: 'edwards' })
    expect(await asked((await hydra.tokens('web', 'openid')).id_token)).toBe(false)
  })

  test('what comes of a grant goes on naming the key that there was when it was made', async () => {
    const hydra = await TestingHydra.start(system, { settings: { accessTokenStrategy: 'jwt' } })
    await hydra.client({ client_id: 'web' })
    const first = await hydra.tokens('web', 'openid offline')
    for (const set of [OWN, '/keys/hydra.jwt.access-token'])
      await hydra.admin('POST', set, { alg: 'RS256', use: 'sig', kid: 'next' })
    const form = { grant_type: 'refresh_token', refresh_token: String(first.refresh_token) }
    const refreshed = (await hydra.token('web', form)).json
    const kidOf = (token: unknown): unknown => decodeProtectedHeader(String(token)).kid
    expect(kidOf(refreshed.id_token)).toBe(kidOf(first.id_token))
    expect(kidOf(refreshed.access_token)).toBe(kidOf(first.access_token))
    expect(await hydra.introspect(refreshed.access_token)).toMatchObject({ active: true })
    expect(kidOf((await hydra.tokens('web', 'openid')).id_token)).toBe(isOld ? 'public:next' : 'next')
  })

  test('what an older key signed is no good any more: ID tokens as hints, and access tokens', async () => {
    const hydra = await TestingHydra.start(system, { settings: { accessTokenStrategy: 'jwt' } })
    await hydra.client({ client_id: 'web' })
    const { id_token, access_token } = await hydra.tokens('web', 'openid')
    const hinted = async (): Promise<boolean> =>
      'login_challenge' in
      (await hydra.authorize({ client_id: 'web', scope: 'openid', id_token_hint: String(id_token) })).parameters
    expect(await hinted()).toBe(true)
    expect(await hydra.introspect(access_token)).toMatchObject({ active: true })
    await hydra.admin('POST', OWN, { alg: 'RS256', use: 'sig', kid: 'next' })
    await hydra.admin('POST', '/keys/hydra.jwt.access-token', { alg: 'RS256', use: 'sig', kid: 'next-one' })
    expect(await hinted()).toBe(false)
    expect(await hydra.introspect(access_token)).toEqual({ active: false })
    const refused = await hydra.browse('/userinfo', { headers: { authorization: `Bearer ${access_token}` } })
    expect(refused).toMatchObject({ status: 400, json: { error: 'token_signature_mismatch' } })
    expect(refused.headers.has('www-authenticate')).toBe(false)
  })

  test('an access token that an older key signed can be revoked all the same, with what belongs to it', async () => {
    const hydra = await TestingHydra.start(system, { settings: { accessTokenStrategy: 'jwt' } })
    await hydra.client({ client_id: 'web' })
    const { access_token, refresh_token } = await hydra.tokens('web', 'openid offline')
    await hydra.admin('POST', '/keys/hydra.jwt.access-token', { alg: 'RS256', use: 'sig', kid: 'next' })
    expect(await hydra.introspect(refresh_token)).toMatchObject({ active: true })
    expect((await hydra.post('/oauth2/revoke', { token: String(access_token) }, basic('web'))).status).toBe(200)
    expect(await hydra.introspect(refresh_token)).toEqual({ active: false })
  })

  test('an ES512 key that is added to it signs in 2.x, and lets nobody come back in 1.x until it is gone', async () => {
    const hydra = await TestingHydra.start(system, {})
    await hydra.client({ client_id: 'web' })
    await hydra.tokens('web', 'openid')
    await hydra.admin('POST', OWN, { alg: 'ES512', use: 'sig', kid: 'curve' })
    const form = (code = '') => ({ grant_type: 'authorization_code', code, redirect_uri: CALLBACK })
    if (!isOld) {
      const { id_token } = await hydra.tokens('web', 'openid')
      const { keys } = (await jwks(hydra)).json
      const set = createLocalJWKSet({ keys: Array.isArray(keys) ? keys : [] })
      expect((await jwtVerify(String(id_token), set)).protectedHeader).toMatchObject({ alg: 'ES512', kid: 'curve' })
      expect('login_challenge' in (await hydra.authorize(hinted(id_token))).parameters).toBe(true)
      return
    }
    for (const scope of ['openid', 'email']) {
      const { parameters } = await hydra.flow({ client_id: 'web', scope })
      expect(parameters).toMatchObject({ error: 'error', state: 'state-123456' })
    }
    expect(kids(await jwks(hydra))).toContain('public:curve')
    for (const half of ['private', 'public']) await hydra.admin('DELETE', `${OWN}/${half}:curve`)
    const { parameters } = await hydra.flow({ client_id: 'web', scope: 'openid' })
    expect((await hydra.token('web', form(parameters.code))).json).toHaveProperty('id_token')
    await hydra.admin('DELETE', OWN)
    expect((await hydra.flow({ client_id: 'web', scope: 'email' })).parameters.error).toBe('Not Found')
  })

  test('an HS256 key that is added to it signs nothing', async () => {
    const hydra = await TestingHydra.start(system, {})
    await hydra.client({ client_id: 'web' })
    const { status } = await hydra.admin('POST', OWN, { alg: 'HS256', use: 'sig', kid: 'shared' })
    expect(status).toBe(isOld ? 201 : 400)
    expect(decodeProtectedHeader(String((await hydra.tokens('web', 'openid')).id_token)).alg).toBe('RS256')
    expect(kids(await jwks(hydra))).not.toContain('shared')
  })

  test('a secret that is put there signs in 2.x, and cannot be published; a key without an algorithm signs nothing', async ({
    skip,
  }) => {
    skip(isOld, 'only pairs sign in 1.x')
    const hydra = await TestingHydra.start(system, {})
    await hydra.client({ client_id: 'web' })
    await hydra.admin('PUT', OWN, { keys: [{ ...oct('shared'), alg: 'HS256' }] })
    const { id_token } = await hydra.tokens('web', 'openid')
    expect(decodeProtectedHeader(String(id_token))).toEqual({ alg: 'HS256', kid: '', typ: 'JWT' })
    await compactVerify(String(id_token), new TextEncoder().encode('secret'))
    expect('login_challenge' in (await hydra.authorize(hinted(id_token))).parameters).toBe(false)
    expect(await jwks(hydra)).toMatchObject({ status: 500, json: { error: 'error' } })
    const metadata = (await hydra.browse('/.well-known/openid-configuration')).json
    expect(metadata.id_token_signing_alg_values_supported).toEqual([''])
    await hydra.admin('PUT', OWN, { keys: [oct('shared')] })
    const { parameters } = await hydra.flow({ client_id: 'web', scope: 'openid' })
    const form = { grant_type: 'authorization_code', code: parameters.code ?? '', redirect_uri: CALLBACK }
    expect(await hydra.token('web', form)).toMatchObject({ status: 500, json: { error: 'error' } })
  })

  test('a private RSA key that is put is kept as it came, and signs when it is the newest pair', async () => {
    const hydra = await TestingHydra.start(system, {})
    await hydra.client({ client_id: 'web' })
    const { privateKey } = await generateKeyPair('RS256', { extractable: true })
    const whole = { ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256', kid: 'private:mine' }
    const { dp: _dp, dq: _dq, qi: _qi, ...short } = whole
    for (const key of [whole, short]) {
      const { d: _d, p: _p, q: _q, ...rest } = short
      const open = { ...rest, kid: 'public:mine' }
      const put = await hydra.admin('PUT', OWN, { keys: isOld ? [open, key] : [key] })
      expect(put.json).toEqual({ keys: isOld ? [open, key] : [key] })
      const { id_token } = await hydra.tokens('web', 'openid')
      expect(decodeProtectedHeader(String(id_token)).kid).toBe(isOld ? 'public:mine' : 'private:mine')
      await compactVerify(String(id_token), await importJWK(rest, 'RS256'))
      expect(kids(await jwks(hydra))).toContain(isOld ? 'public:mine' : 'private:mine')
    }
  })

  test('JWT access tokens are good where the server can check its own signature', async ({ skip }) => {
    skip(isOld, 'only pairs of RSA keys sign in 1.x')
    const hydra = await TestingHydra.start(system, { settings: { accessTokenStrategy: 'jwt' } })
    await hydra.client({ client_id: 'web' })
    for (const [alg, active] of [
      ['ES512', true],
      ['EdDSA', false],
    ] as const) {
      await hydra.admin('POST', '/keys/hydra.jwt.access-token', { alg, use: 'sig', kid: alg })
      const { access_token } = await hydra.tokens('web', 'openid')
      expect(decodeProtectedHeader(String(access_token))).toMatchObject({ alg, kid: alg })
      expect(await hydra.introspect(access_token)).toMatchObject({ active })
      const answer = await hydra.browse('/userinfo', { headers: { authorization: `Bearer ${access_token}` } })
      expect([answer.status, answer.json.error]).toEqual(active ? [200, undefined] : [500, 'error'])
    }
  })

  test('sets that the settings name are published: missing ones are made, or an error', async () => {
    const hydra = await TestingHydra.start(system, { settings: { broadcastKeys: ['extra'] } })
    const before = await jwks(hydra)
    expect(before.status).toBe(isOld ? 404 : 200)
    expect(kids(before)).toHaveLength(isOld ? 0 : 3)
    await hydra.admin('DELETE', '/keys/extra')
    await hydra.admin('POST', '/keys/extra', { alg: 'ES512', use: 'sig', kid: 'theirs' })
    const after = kids(await jwks(hydra))
    expect(after).toContain(isOld ? 'public:theirs' : 'theirs')
    if (isOld) expect(after[0]).toBe('public:theirs')
  })

  test('sets may have names of any characters', async () => {
    const hydra = await TestingHydra.start(system)
    const path = `/keys/${encodeURIComponent('a b?#€(é)')}`
    const made = await hydra.admin('POST', path, { alg: isOld ? 'HS256' : 'EdDSA', use: 'sig', kid: 'k' })
    expect(made.status).toBe(201)
    expect(made.headers.get('location')).toBe(
      isOld
        ? Buffer.from(':///keys/a b?#€(é)').toString('latin1')
        : `${new URL('/keys/a%20b%3F%23%E2%82%AC%28%C3%A9%29', hydra.hydra.issuer)}`,
    )
    expect(kids(await hydra.admin('GET', path))).toEqual(['k'])
    expect((await hydra.admin('DELETE', path)).status).toBe(204)
  })

  test('a key that is put again is the newest, and no kid is there twice', async () => {
    const hydra = await TestingHydra.start(system)
    await hydra.admin('PUT', '/keys/mine', { keys: [oct('a'), oct('b')] })
    await hydra.admin('PUT', '/keys/mine/a', oct('a'))
    expect(kids(await hydra.admin('GET', '/keys/mine'))).toEqual(['a', 'b'])
    expect((await hydra.admin('PUT', '/keys/mine', { keys: [oct('a'), oct('a')] })).status).toBe(409)
  })
})
