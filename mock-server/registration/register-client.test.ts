import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { judgedJson, TestingBrowser, testingProvider } from '../interaction/testing-browser.js'
import type { ProviderOptions } from '../options.js'
import type { Provider } from '../provider.js'
import type { JsonObject } from '../seams.js'

const CALLBACK = 'https://rp.example/cb'
const RSA = { kty: 'RSA', n: 'x', e: 'AQAB' }

const register = (idp: Provider, metadata: unknown, token?: string) =>
  judgedJson(
    idp,
    new Request(`${idp.issuer}/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      body: typeof metadata === 'string' ? metadata : JSON.stringify(metadata),
    }),
  )

const manage = (idp: Provider, client: JsonObject, method: string, more: { token?: string; body?: JsonObject } = {}) =>
  judgedJson(
    idp,
    new Request(String(client.registration_client_uri), {
      method,
      headers: {
        authorization: `Bearer ${more.token ?? String(client.registration_access_token)}`,
        ...(more.body && { 'content-type': 'application/json' }),
      },
      ...(more.body && { body: JSON.stringify(more.body) }),
    }),
  )

const start = (options: ProviderOptions = {}) => testingProvider(options)

describe('registration', () => {
  test('answers with the client, its secret and where to manage it', async () => {
    const idp = await start()
    idp.clock.freeze(1_700_000_000_000)
    const { response, body } = await register(idp, {
      redirect_uris: [CALLBACK],
      client_name: 'Zoë 李',
      'client_name#ja': '店',
      x_unknown: 1,
    })
    expect(response.status).toBe(201)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(body).toEqual({
      client_id: expect.stringMatching(/^[\w-]{22,}$/),
      client_secret: expect.stringMatching(/^[\w-]{43}$/),
      client_secret_expires_at: 0,
      client_id_issued_at: 1_700_000_000,
      registration_access_token: expect.stringMatching(/^[\w-]{43}$/),
      registration_client_uri: `${idp.issuer}/register/${String(body.client_id)}`,
      redirect_uris: [CALLBACK],
      client_name: 'Zoë 李',
      'client_name#ja': '店',
      response_types: ['code'],
      grant_types: ['authorization_code'],
      application_type: 'web',
      subject_type: 'public',
      token_endpoint_auth_method: 'client_secret_basic',
      id_token_signed_response_alg: 'RS256',
      require_auth_time: false,
    })
  })

  test('makes a new client each time', async () => {
    const idp = await start()
    const [one, other] = await Promise.all([
      register(idp, { redirect_uris: [CALLBACK] }),
      register(idp, { redirect_uris: [CALLBACK] }),
    ])
    expect(one.body.client_id).not.toBe(other.body.client_id)
  })

  test.each([
    [{ token_endpoint_auth_method: 'none' }, false],
    [{ token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: [RSA] } }, false],
    [
      { token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: [RSA] }, id_token_signed_response_alg: 'HS256' },
      true,
    ],
    [{ token_endpoint_auth_method: 'client_secret_jwt' }, true],
  ])('with %j gives out a secret: %s', async (metadata, hasSecret) => {
    const { body } = await register(await start(), { redirect_uris: [CALLBACK], ...metadata })
    expect('client_secret' in body).toBe(hasSecret)
    expect('client_secret_expires_at' in body).toBe(hasSecret)
  })

  test.each([
    [{ response_types: ['id_token token'] }, ['id_token token'], ['implicit']],
    [
      { response_types: ['code', 'token id_token code'] },
      ['code', 'code id_token token'],
      ['authorization_code', 'implicit'],
    ],
    [{ grant_types: ['client_credentials'], redirect_uris: undefined }, [], ['client_credentials']],
    [{ grant_types: ['implicit'] }, ['id_token'], ['implicit']],
    [{ grant_types: ['authorization_code', 'refresh_token'] }, ['code'], ['authorization_code', 'refresh_token']],
  ])('completes %j', async (metadata, response_types, grant_types) => {
    const { response, body } = await register(await start(), { redirect_uris: [CALLBACK], ...metadata })
    expect(response.status).toBe(201)
    expect(body).toMatchObject({ response_types, grant_types })
  })

  test('honours the metadata: a pairwise client gets a subject of its own', async () => {
    const idp = await start({ login: 'auto' })
    const { body } = await register(idp, {
      redirect_uris: [CALLBACK],
      response_types: ['id_token'],
      subject_type: 'pairwise',
    })
    const { parameters } = await new TestingBrowser(idp).authorize({
      client_id: String(body.client_id),
      redirect_uri: CALLBACK,
      response_type: 'id_token',
      scope: 'openid',
      nonce: 'n',
    })
    expect(decodeJwt(parameters.id_token ?? '').sub).not.toBe('alice')
  })
})

describe('a redirect URI', () => {
  const implicit = { response_types: ['id_token'], grant_types: ['implicit'] }
  const native = { application_type: 'native' }

  test.each<[string, JsonObject, string, boolean]>([
    ['https of a web client', {}, CALLBACK, true],
    ['https with a query', {}, `${CALLBACK}?a=b`, true],
    ['https on localhost for a code', {}, 'https://localhost/cb', true],
    ['https on localhost for tokens', implicit, 'https://localhost/cb', false],
    ['http', {}, 'http://rp.example/cb', false],
    ['http for tokens', implicit, 'http://rp.example/cb', false],
    ['http on loopback', {}, 'http://127.0.0.1/cb', false],
    ['a fragment', {}, `${CALLBACK}#x`, false],
    ['an empty fragment', {}, `${CALLBACK}#`, false],
    ['no scheme', {}, '/cb', false],
    ['no URI', {}, 'cb', false],
    ['a space', {}, 'https://rp.example/c b', false],
    ['a backslash', {}, 'https://evil.example\\@rp.example/cb', false],
    ['a user name', {}, 'https://rp.example@evil.example/cb', false],
    ['a wildcard', {}, 'https://*.rp.example/cb', false],
    ['a scheme of its own for a web client', {}, 'com.example.app:/cb', false],
    ['a scheme of its own', native, 'com.example.app:/cb', true],
    ['http on loopback of a native client', native, 'http://127.0.0.1/cb', true],
    ['http on IPv6 loopback', native, 'http://[::1]:4711/cb', true],
    ['http on localhost', native, 'http://localhost/cb', true],
    ['http elsewhere of a native client', native, 'http://rp.example/cb', false],
    ['https of a native client', native, CALLBACK, false],
    ['javascript', native, 'javascript:alert(1)', false],
    ['data', native, 'data:text/html,x', false],
    ['a file', native, 'file:///etc/passwd', false],
  ])('with %s', async (_what, metadata, uri, accepted) => {
    const { response, body } = await register(await start(), { ...metadata, redirect_uris: [uri] })
    expect(response.status).toBe(accepted ? 201 : 400)
    if (!accepted) {
      expect(body.error).toBe('invalid_redirect_uri')
      expect(body.error_description).toContain('redirect_uris[0]')
    }
  })

  test.each(['http://127.0.0.1:8080/cb', 'http://localhost/cb'])(
    'of a web client may be %s where the provider itself is http on loopback',
    async (uri) => {
      const idp = await start({ issuer: 'http://127.0.0.1:9999' })
      expect((await register(idp, { redirect_uris: [uri] })).response.status).toBe(201)
      expect((await register(idp, { redirect_uris: ['http://rp.example/cb'] })).response.status).toBe(400)
    },
  )

  test.each([{}, { redirect_uris: [] }, { redirect_uris: 'x' }, { redirect_uris: [1] }, { redirect_uris: null }])(
    'is needed: %j',
    async (metadata) => {
      const { response, body } = await register(await start(), metadata)
      expect(response.status).toBe(400)
      expect(body.error).toBe('invalid_redirect_uri')
    },
  )
})

describe('metadata that are refused', () => {
  test.each<[string, JsonObject]>([
    ['response_types[0]', { response_types: ['foo'] }],
    ['response_types', { response_types: 'code' }],
    ['grant_types[0]', { grant_types: ['password'] }],
    ['grant_types', { response_types: ['code'], grant_types: ['implicit'] }],
    ['grant_types', { response_types: ['id_token'], grant_types: ['authorization_code'] }],
    ['response_types', { response_types: ['id_token'], grant_types: ['authorization_code', 'implicit'] }],
    ['application_type', { application_type: 'spa' }],
    ['contacts', { contacts: 'a@b' }],
    ['client_name', { client_name: 1 }],
    ['logo_uri', { logo_uri: 'javascript:alert(1)' }],
    ['policy_uri#de', { 'policy_uri#de': 'x' }],
    ['jwks', { jwks: { keys: [RSA] }, jwks_uri: 'https://rp.example/jwks' }],
    ['jwks', { jwks: [] }],
    ['jwks', { jwks: { keys: [{ ...RSA, d: 'x' }] } }],
    ['jwks', { jwks: { keys: [{ kty: 'oct', k: 'x' }] } }],
    ['jwks', { jwks: { keys: [{ kty: 'EC', crv: 'P-256' }] } }],
    ['jwks_uri', { jwks_uri: 'http://rp.example/jwks' }],
    ['token_endpoint_auth_method', { token_endpoint_auth_method: 'foo' }],
    ['token_endpoint_auth_method', { token_endpoint_auth_method: 'private_key_jwt' }],
    [
      'token_endpoint_auth_signing_alg',
      { token_endpoint_auth_method: 'client_secret_jwt', token_endpoint_auth_signing_alg: 'RS256' },
    ],
    ['subject_type', { subject_type: 'foo' }],
    ['id_token_signed_response_alg', { id_token_signed_response_alg: 'ES999' }],
    ['id_token_signed_response_alg', { id_token_signed_response_alg: 'none', response_types: ['code id_token'] }],
    ['id_token_signed_response_alg', { id_token_signed_response_alg: 'HS256', token_endpoint_auth_method: 'none' }],
    ['id_token_encrypted_response_alg', { id_token_encrypted_response_alg: 'RSA-OAEP' }],
    ['userinfo_signed_response_alg', { userinfo_signed_response_alg: 'none' }],
    ['request_object_signing_alg', { request_object_signing_alg: 'RS256' }],
    ['default_max_age', { default_max_age: -1 }],
    ['default_max_age', { default_max_age: '60' }],
    ['require_auth_time', { require_auth_time: 'true' }],
    ['default_acr_values[1]', { default_acr_values: ['a', 1] }],
    ['initiate_login_uri', { initiate_login_uri: 'http://rp.example/start' }],
    ['request_uris[0]', { request_uris: ['http://rp.example/r'] }],
    ['post_logout_redirect_uris[0]', { post_logout_redirect_uris: ['javascript:alert(1)'] }],
    ['frontchannel_logout_uri', { frontchannel_logout_uri: 'https://other.example/out' }],
    ['backchannel_logout_uri', { backchannel_logout_uri: `${CALLBACK}#x` }],
    ['scope', { scope: 'a  b' }],
    ['sector_identifier_uri', { subject_type: 'pairwise', redirect_uris: [CALLBACK, 'https://other.example/cb'] }],
  ])('%s: %j', async (member, metadata) => {
    const { response, body } = await register(await start(), { redirect_uris: [CALLBACK], ...metadata })
    expect(response.status).toBe(400)
    expect(body.error).toBe('invalid_client_metadata')
    expect(String(body.error_description).startsWith(`${member} `)).toBe(true)
  })

  test.each(['{', '[]', '"x"', 'null', '1'])('a body that is no object: %s', async (body) => {
    const answer = await register(await start(), body)
    expect(answer.response.status).toBe(400)
    expect(answer.body.error).toBe('invalid_client_metadata')
  })

  test('are taken all the same when the rules are waived', async () => {
    const idp = await start({
      lenient: ['registration-metadata', 'registration-redirect-uris', 'registration-redirect-uri-fragment'],
    })
    const { response } = await register(idp, {
      token_endpoint_auth_method: 'foo',
      response_types: 'x',
      redirect_uris: [`${CALLBACK}#x`],
    })
    expect(response.status).toBe(201)
    expect((await register(idp, {})).response.status).toBe(201)
  })
})

describe('sector_identifier_uri', () => {
  const metadata = {
    redirect_uris: [CALLBACK, 'https://other.example/cb'],
    subject_type: 'pairwise',
    sector_identifier_uri: 'https://rp.example/sector',
  }

  test.each([
    ['lists them all', () => Response.json(['https://x.example/', ...metadata.redirect_uris]), 201],
    ['misses one', () => Response.json([CALLBACK]), 400],
    ['is no array', () => Response.json({}), 400],
    ['is no JSON', () => new Response('<html>'), 400],
    ['is missing', () => new Response('', { status: 404 }), 400],
  ])('that %s', async (_what, answer, status) => {
    const { response, body } = await register(await start({ fetch: async () => answer() }), metadata)
    expect(response.status).toBe(status)
    if (status === 400) expect(body.error).toBe('invalid_client_metadata')
  })
})

describe('an initial access token', () => {
  test('is needed where registration is protected', async () => {
    const idp = await start({ registration: { initialAccessToken: 'let-me-in' } })
    const without = await register(idp, { redirect_uris: [CALLBACK] })
    expect(without.response.status).toBe(401)
    expect(without.response.headers.get('www-authenticate')).toBe('Bearer realm="registration"')
    const wrong = await register(idp, { redirect_uris: [CALLBACK] }, 'x')
    expect(wrong.response.status).toBe(401)
    expect(wrong.response.headers.get('www-authenticate')).toContain('error="invalid_token"')
    expect((await register(idp, { redirect_uris: [CALLBACK] }, 'let-me-in')).response.status).toBe(201)
  })
})

describe('management', () => {
  const registered = async (options: ProviderOptions = {}) => {
    const idp = await start(options)
    return { idp, client: (await register(idp, { redirect_uris: [CALLBACK], client_name: 'One' })).body }
  }

  test('reads the client as it was registered', async () => {
    const { idp, client } = await registered()
    const { response, body } = await manage(idp, client, 'GET')
    expect(response.status).toBe(200)
    expect(body).toEqual(client)
  })

  test.each(['GET', 'PUT', 'DELETE'])('refuses another token: %s', async (method) => {
    const { idp, client } = await registered()
    const other = (await register(idp, { redirect_uris: [CALLBACK] })).body
    for (const token of ['x', String(other.registration_access_token)]) {
      const body = method === 'PUT' ? { client_id: client.client_id, redirect_uris: [CALLBACK] } : undefined
      const { response } = await manage(idp, client, method, { token, ...(body && { body }) })
      expect(response.status).toBe(401)
    }
    expect((await manage(idp, client, 'GET')).response.status).toBe(200)
  })

  test('an update replaces everything and keeps id and secret', async () => {
    const { idp, client } = await registered()
    const { client_id, client_secret } = client
    const body = { client_id, client_secret, redirect_uris: ['https://rp.example/new'], require_auth_time: true }
    const { response, body: updated } = await manage(idp, client, 'PUT', { body })
    expect(response.status).toBe(200)
    expect(updated).toMatchObject(body)
    expect(updated).not.toHaveProperty('client_name')
    const { html } = await new TestingBrowser(idp).authorize({
      client_id: String(client_id),
      redirect_uri: CALLBACK,
      response_type: 'code',
    })
    expect(html).toContain('redirect_uri is not one')
  })

  test.each<[string, JsonObject]>([
    ['client_id', { client_id: 'other' }],
    ['client_id', { client_id: undefined }],
    ['client_secret', { client_secret: 'my-own' }],
    ['registration_access_token', { registration_access_token: 'x' }],
    ['registration_client_uri', { registration_client_uri: 'https://x.example' }],
    ['client_secret_expires_at', { client_secret_expires_at: 0 }],
    ['client_id_issued_at', { client_id_issued_at: 0 }],
  ])('an update must not hold a wrong %s: %j', async (member, changed) => {
    const { idp, client } = await registered()
    const body = { client_id: client.client_id, redirect_uris: [CALLBACK], ...changed }
    const { response, body: answer } = await manage(idp, client, 'PUT', { body })
    expect(response.status).toBe(400)
    expect(answer.error).toBe('invalid_client_metadata')
    expect(String(answer.error_description).startsWith(`${member} `)).toBe(true)
  })

  test('a deleted client is gone everywhere', async () => {
    const { idp, client } = await registered()
    expect((await manage(idp, client, 'DELETE')).response.status).toBe(204)
    expect((await manage(idp, client, 'GET')).response.status).toBe(401)
    const { response } = await new TestingBrowser(idp).authorize({
      client_id: String(client.client_id),
      redirect_uri: CALLBACK,
      response_type: 'code',
    })
    expect(response.status).toBe(400)
  })

  test('clients of the options cannot be managed', async () => {
    const idp = await start()
    const client = { registration_client_uri: `${idp.issuer}/register/app`, registration_access_token: 'x' }
    expect((await manage(idp, client, 'DELETE')).response.status).toBe(401)
  })

  test('takes any token when the rule is waived', async () => {
    const { idp, client } = await registered({ lenient: ['registration-access-token'] })
    expect((await manage(idp, client, 'GET', { token: 'x' })).response.status).toBe(200)
  })
})
