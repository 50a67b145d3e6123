import { decodeJwt, decodeProtectedHeader } from 'jose'
import { describe, expect, test } from 'vitest'
import { TestingBrowser, testingProvider } from '../interaction/testing-browser.js'
import type { ProviderOptions } from '../options.js'
import type { Provider } from '../provider.js'

const ALL_TYPES = ['code', 'id_token', 'id_token token', 'code id_token', 'code token', 'code id_token token', 'none']
const CALLBACK = 'https://rp.example/cb'
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

const clients = [
  {
    client_id: 'web',
    client_secret: 'secret',
    redirect_uris: [CALLBACK, `${CALLBACK}?a=1`],
    response_types: ALL_TYPES,
  },
  { client_id: 'code-only', client_secret: 'secret', redirect_uris: ['http://127.0.0.1/cb'] },
  { client_id: 'public', redirect_uris: [CALLBACK] },
  {
    client_id: 'aged',
    client_secret: 's',
    redirect_uris: [CALLBACK],
    default_max_age: 60,
    default_acr_values: ['urn:touchstone:acr:mfa'],
  },
]

const basic = {
  client_id: 'web',
  redirect_uri: CALLBACK,
  response_type: 'code',
  scope: 'openid',
  state: 'st 1',
  nonce: 'n-1',
}

const start = async (options: ProviderOptions = {}): Promise<{ idp: Provider; browser: TestingBrowser }> => {
  const idp = await testingProvider({ clients, ...options })
  return { idp, browser: new TestingBrowser(idp) }
}

describe('a successful response', () => {
  test.each([
    ['code', ['code'], '?'],
    ['id_token', ['id_token'], '#'],
    ['id_token token', ['access_token', 'expires_in', 'id_token', 'token_type'], '#'],
    ['code id_token', ['code', 'id_token'], '#'],
    ['id_token code', ['code', 'id_token'], '#'],
    ['code token', ['access_token', 'code', 'expires_in', 'token_type'], '#'],
    ['token id_token code', ['access_token', 'code', 'expires_in', 'id_token', 'token_type'], '#'],
    ['none', [], '?'],
  ])('to %s has exactly its parts, in the right place', async (response_type, parts, place) => {
    const { idp, browser } = await start({ login: 'auto' })
    const { url, parameters, statuses } = await browser.authorize({ ...basic, response_type })
    expect(url.href.startsWith(`${CALLBACK}${place}`)).toBe(true)
    expect(Object.keys(parameters).sort()).toEqual([...parts, 'iss', 'state'].sort())
    expect(parameters).toMatchObject({ iss: idp.issuer, state: 'st 1' })
    expect(statuses).toEqual([303])
  })

  test('binds the ID token to nonce, code and access token', async () => {
    const { browser } = await start({ login: 'auto' })
    const { parameters } = await browser.authorize({ ...basic, response_type: 'code id_token token' })
    const claims = decodeJwt(parameters.id_token ?? '')
    expect(claims).toMatchObject({ nonce: 'n-1', sub: 'alice', aud: 'web', acr: 'urn:touchstone:acr:password' })
    expect(claims).toHaveProperty('at_hash')
    expect(claims).toHaveProperty('c_hash')
    expect(decodeProtectedHeader(parameters.id_token ?? '').alg).toBe('RS256')
  })

  test('goes into a form when form_post is asked for, with every value escaped', async () => {
    const { browser } = await start({ login: 'auto' })
    const state = '"><script>alert(1)</script>'
    const { html, parameters, response } = await browser.authorize({ ...basic, state, response_mode: 'form_post' })
    expect(html).not.toContain('<script>alert')
    expect(html).toContain(`action="${CALLBACK}"`)
    expect(Object.keys(parameters).sort()).toEqual(['code', 'iss', 'state'])
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('content-security-policy')).toMatch(/script-src 'sha256-[^']+'/)
  })

  test('keeps the query of the redirect URI', async () => {
    const { browser } = await start({ login: 'auto' })
    const { url } = await browser.authorize({ ...basic, redirect_uri: `${CALLBACK}?a=1` })
    expect(url.href).toMatch(/\?a=1&code=/)
  })

  test('takes parameters by POST, in any order, with unknown and empty ones', async () => {
    const { idp, browser } = await start({ login: 'auto' })
    const { parameters } = await browser.post(`${idp.issuer}/authorize`, {
      extra: 'x',
      max_age: '',
      prompt: '',
      ...basic,
    })
    expect(parameters).toHaveProperty('code')
  })

  test('is not readable for scripts of other sites', async () => {
    const { idp } = await start({ login: 'auto' })
    const request = new Request(`${idp.issuer}/authorize?${new URLSearchParams(basic)}`, {
      headers: { origin: 'https://evil.example' },
    })
    const response = await idp.fetch(request)
    expect(response.headers.has('access-control-allow-origin')).toBe(false)
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  })
})

describe('an error that belongs to the person', () => {
  test.each([
    ['no client_id', { client_id: undefined }],
    ['an unknown client', { client_id: '<b>nobody</b>' }],
    ['a redirect URI with a suffix', { redirect_uri: `${CALLBACK}/x` }],
    ['a redirect URI with another query', { redirect_uri: `${CALLBACK}?a=2` }],
    ['a redirect URI with a fragment', { redirect_uri: `${CALLBACK}#x` }],
    ['a redirect URI of another client', { redirect_uri: 'http://127.0.0.1/cb' }],
    ['a missing redirect URI', { redirect_uri: undefined }],
  ])('is shown for %s', async (_what, changed) => {
    const { browser } = await start()
    const { response, html } = await browser.authorize({ ...basic, ...changed })
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(html).not.toContain('<b>nobody')
  })

  test.each(['client_id', 'redirect_uri'])('is shown when %s is repeated', async (name) => {
    const { idp, browser } = await start()
    const { response } = await browser.get(`${idp.issuer}/authorize?${new URLSearchParams(basic)}&${name}=x`)
    expect(response.status).toBe(400)
  })
})

describe('an error that belongs to the client', () => {
  test.each([
    ['response_type is missing', { response_type: undefined }, 'invalid_request', 'response_type'],
    ['response_type is unknown', { response_type: 'foo' }, 'unsupported_response_type', 'response_type'],
    [
      'response_type token alone is asked for',
      { response_type: 'token' },
      'unsupported_response_type',
      'response_type',
    ],
    [
      'response_type is not registered',
      { client_id: 'code-only', redirect_uri: 'http://127.0.0.1/cb', response_type: 'id_token' },
      'unauthorized_client',
      'response_type',
    ],
    ['nonce is missing', { response_type: 'id_token', nonce: undefined }, 'invalid_request', 'nonce'],
    ['response_mode is unknown', { response_mode: 'foo' }, 'invalid_request', 'response_mode'],
    [
      'a token would go into the query',
      { response_type: 'id_token', response_mode: 'query' },
      'invalid_request',
      'response_mode',
    ],
    ['scope is missing', { scope: undefined }, 'invalid_scope', 'scope'],
    ['scope has illegal characters', { scope: 'openid "x"' }, 'invalid_scope', 'scope'],
    ['scope has only unknown values', { scope: 'nope' }, 'invalid_scope', 'scope'],
    [
      'an ID token is asked for without openid',
      { response_type: 'id_token', scope: 'email' },
      'invalid_request',
      'scope',
    ],
    ['prompt none has company', { prompt: 'none login' }, 'invalid_request', 'prompt'],
    ['max_age is no number', { max_age: 'abc' }, 'invalid_request', 'max_age'],
    ['max_age is negative', { max_age: '-1' }, 'invalid_request', 'max_age'],
    ['claims is no JSON', { claims: '{' }, 'invalid_request', 'claims'],
    ['claims is no object', { claims: '[]' }, 'invalid_request', 'claims'],
    ['a member of claims is no object', { claims: '{"userinfo":{"name":1}}' }, 'invalid_request', 'claims'],
    [
      'an essential acr cannot be met',
      { claims: '{"id_token":{"acr":{"essential":true,"values":["no"]}}}' },
      'unmet_authentication_requirements',
      'claims',
    ],
    ['id_token_hint is garbage', { id_token_hint: 'x' }, 'invalid_request', 'id_token_hint'],
    ['registration is used', { registration: '{}' }, 'registration_not_supported', 'registration'],
    [
      'request and request_uri are used together',
      { request: 'a', request_uri: 'https://rp.example/r' },
      'invalid_request',
      'request',
    ],
    ['a public client comes without PKCE', { client_id: 'public' }, 'invalid_request', 'code_challenge'],
    ['the PKCE method is plain', { code_challenge: CHALLENGE }, 'invalid_request', 'code_challenge_method'],
    [
      'the PKCE method is unknown',
      { code_challenge: CHALLENGE, code_challenge_method: 'S1' },
      'invalid_request',
      'code_challenge_method',
    ],
    [
      'the PKCE challenge is too short',
      { code_challenge: CHALLENGE.slice(1), code_challenge_method: 'S256' },
      'invalid_request',
      'code_challenge',
    ],
    ['the PKCE challenge is missing', { code_challenge_method: 'S256' }, 'invalid_request', 'code_challenge'],
    ['nobody is signed in', { prompt: 'none' }, 'login_required', 'signed in'],
  ])('is sent when %s', async (_what, changed, error, named) => {
    const { idp, browser } = await start({ login: 'auto' })
    const { url, parameters, statuses } = await browser.authorize({ ...basic, ...changed })
    expect(parameters).toMatchObject({ error, state: 'st 1', iss: idp.issuer })
    expect(parameters.error_description).toContain(named)
    expect(parameters).not.toHaveProperty('code')
    const hasToken = String('response_type' in changed ? changed.response_type : '').includes('token')
    expect(url.hash !== '').toBe(hasToken)
    expect(statuses).toEqual([303])
  })

  test.each(['state', 'scope', 'response_type', 'nonce'])('is sent when %s is repeated', async (name) => {
    const { idp, browser } = await start()
    const { parameters } = await browser.get(`${idp.issuer}/authorize?${new URLSearchParams(basic)}&${name}=x`)
    expect(parameters).toMatchObject({ error: 'invalid_request', error_description: `${name} must not be repeated` })
  })

  test('goes into a form when form_post is asked for', async () => {
    const { browser } = await start()
    const { response, parameters, url } = await browser.authorize({
      ...basic,
      prompt: 'none',
      response_mode: 'form_post',
    })
    expect(response.status).toBe(200)
    expect(url.search).not.toContain('error')
    expect(parameters).toMatchObject({ error: 'login_required', state: 'st 1' })
  })
})

describe('the redirect URI', () => {
  test('of a loopback address without a port takes any port', async () => {
    const { browser } = await start({ login: 'auto' })
    const request = { ...basic, client_id: 'code-only', redirect_uri: 'http://127.0.0.1:51234/cb' }
    expect((await browser.authorize(request)).url.host).toBe('127.0.0.1:51234')
    expect((await browser.authorize({ ...request, redirect_uri: 'http://127.0.0.1:51234/cb/x' })).response.status).toBe(
      400,
    )
    expect((await browser.authorize({ ...request, redirect_uri: 'http://localhost:51234/cb' })).response.status).toBe(
      400,
    )
  })

  test('may be left out in plain OAuth when only one is registered', async () => {
    const { browser } = await start({ login: 'auto' })
    const request = { client_id: 'code-only', response_type: 'code', scope: 'email' }
    expect((await browser.authorize(request)).url.href).toMatch(/^http:\/\/127\.0\.0\.1\/cb\?code=/)
    expect((await browser.authorize({ ...request, scope: 'openid' })).response.status).toBe(400)
  })
})

describe('without pages', () => {
  test('login_hint chooses who signs in, also over a session', async () => {
    const { browser } = await start({ login: 'auto' })
    const request = { ...basic, response_type: 'id_token' }
    const subjects = []
    for (const login_hint of [undefined, 'bob', 'alice@people.example', 'nobody']) {
      const { parameters } = await browser.authorize({ ...request, login_hint })
      subjects.push(decodeJwt(parameters.id_token ?? '').sub)
    }
    expect(subjects).toEqual(['alice', 'bob', 'alice', 'alice'])
  })

  test('consent is silent too, but nobody is signed in silently', async () => {
    const { browser } = await start({ login: 'auto' })
    expect((await browser.authorize({ ...basic, prompt: 'none' })).parameters.error).toBe('login_required')
    await browser.authorize(basic)
    const { parameters } = await browser.authorize({ ...basic, scope: 'openid phone', prompt: 'none' })
    expect(parameters).toHaveProperty('code')
  })

  test('claims and defaults of the client decide the authentication context class', async () => {
    const { browser } = await start({ login: 'auto' })
    const asked = '{"id_token":{"acr":{"essential":true,"value":"urn:touchstone:acr:mfa"}}}'
    const request = { ...basic, response_type: 'id_token' }
    const acrOf = async (more: Record<string, string>) =>
      decodeJwt((await browser.authorize({ ...request, ...more })).parameters.id_token ?? '').acr
    expect(await acrOf({})).toBe('urn:touchstone:acr:password')
    expect(await acrOf({ acr_values: 'x urn:touchstone:acr:mfa' })).toBe('urn:touchstone:acr:mfa')
    expect(await acrOf({ acr_values: 'x urn:touchstone:acr:password' })).toBe('urn:touchstone:acr:password')
    expect(await acrOf({ claims: asked })).toBe('urn:touchstone:acr:mfa')
  })
})

describe('offline_access', () => {
  test.each([
    ['stays with prompt=consent', 'code', 'consent', 'openid offline_access'],
    ['is ignored without it', 'code', undefined, 'openid'],
    ['is ignored without a code', 'id_token token', 'consent', 'openid'],
  ])('%s', async (_what, response_type, prompt, granted) => {
    const { idp, browser } = await start()
    const page = await browser.authorize({ ...basic, response_type, prompt, scope: 'openid offline_access' })
    const consent = await browser.submit(page, 'Sign in', { username: 'alice', password: 'password' })
    expect(consent.html.includes('<code>offline_access</code>')).toBe(granted.includes('offline'))
    const { parameters } = await browser.submit(consent, 'Allow')
    if (response_type === 'code') return
    expect(parameters.scope).toBe(granted)
    expect(idp.issuer).toBe(parameters.iss)
  })
})
