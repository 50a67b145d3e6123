import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { TestingBrowser, testingProvider } from '../interaction/testing-browser.js'
import type { ProviderOptions } from '../options.js'

const CALLBACK = 'https://rp.example/cb'
const clients = [
  { client_id: 'web', client_secret: 's', redirect_uris: [CALLBACK], response_types: ['id_token'] },
  {
    client_id: 'other',
    client_secret: 's',
    redirect_uris: [CALLBACK],
    response_types: ['id_token'],
    subject_type: 'pairwise',
  },
  {
    client_id: 'aged',
    client_secret: 's',
    redirect_uris: [CALLBACK],
    response_types: ['id_token'],
    default_max_age: 60,
  },
]
const basic = {
  client_id: 'web',
  redirect_uri: CALLBACK,
  response_type: 'id_token',
  scope: 'openid',
  nonce: 'n',
  state: 's',
}

/** A provider whose time stands still, and a browser in which alice is signed in and has consented. */
async function signedIn(options: ProviderOptions = {}) {
  const idp = await testingProvider({ clients, ...options })
  idp.clock.freeze()
  const browser = new TestingBrowser(idp)
  const { parameters } = await browser.through(await browser.authorize(basic))
  return { idp, browser, id_token: parameters.id_token ?? '', claims: decodeJwt(parameters.id_token ?? '') }
}

const page = (url: URL): string => url.pathname.slice(1)

describe('with a session', () => {
  test('nothing is asked again, and the person stays the same', async () => {
    const { browser, claims } = await signedIn()
    for (const prompt of [undefined, 'none']) {
      const { parameters } = await browser.authorize({ ...basic, prompt })
      const { sub, auth_time, sid } = claims
      expect(decodeJwt(parameters.id_token ?? '')).toMatchObject({ sub, auth_time, sid })
    }
  })

  test.each([
    ['login', 'login'],
    ['consent', 'consent'],
    ['select_account', 'login'],
    ['login consent', 'login'],
    ['bogus', 'cb'],
    ['bogus login', 'login'],
  ])('prompt=%s leads to %s', async (prompt, to) => {
    const { browser } = await signedIn()
    expect(page((await browser.authorize({ ...basic, prompt })).url)).toBe(to)
  })

  test('prompt=login makes auth_time new and keeps the session', async () => {
    const { idp, browser, claims } = await signedIn()
    idp.clock.advance('5s')
    const { parameters } = await browser.through(await browser.authorize({ ...basic, prompt: 'login' }))
    const again = decodeJwt(parameters.id_token ?? '')
    expect(again.auth_time).toBe(Number(claims.auth_time) + 5)
    expect(again.sid).toBe(claims.sid)
  })

  test('prompt=select_account goes on with the account that is chosen, without a new sign-in', async () => {
    const { idp, browser, claims } = await signedIn()
    idp.clock.advance('5s')
    const chooser = await browser.authorize({ ...basic, prompt: 'select_account' })
    expect(chooser.html).toContain('signed in now')
    const { parameters } = await browser.submit(chooser, 'A')
    expect(decodeJwt(parameters.id_token ?? '')).toMatchObject({ sub: 'alice', auth_time: claims.auth_time })
  })

  test('another account starts another session, which needs consent of its own', async () => {
    const { browser, claims } = await signedIn()
    const consent = await browser.submit(await browser.authorize({ ...basic, prompt: 'select_account' }), 'B')
    expect(page(consent.url)).toBe('consent')
    const token = decodeJwt((await browser.submit(consent, 'Allow')).parameters.id_token ?? '')
    expect(token.sub).toBe('bob')
    expect(token.sid).not.toBe(claims.sid)
  })

  test('a session ends by itself', async () => {
    const { idp, browser } = await signedIn({ lifetimes: { session: '1h' } })
    idp.clock.advance('61m')
    const { parameters } = await browser.authorize({ ...basic, prompt: 'none' })
    expect(parameters.error).toBe('login_required')
  })
})

describe('max_age', () => {
  test.each([
    ['1', '2s', 'login'],
    ['2', '2s', 'cb'],
    ['10000', '2s', 'cb'],
    ['0', '0s', 'login'],
  ])('%s after %s leads to %s', async (max_age, passed, to) => {
    const { idp, browser } = await signedIn()
    idp.clock.advance(passed === '2s' ? '2s' : 0)
    expect(page((await browser.authorize({ ...basic, max_age })).url)).toBe(to)
  })

  test('0 is satisfied by signing in for it', async () => {
    const { browser } = await signedIn()
    const { parameters } = await browser.through(await browser.authorize({ ...basic, max_age: '0' }))
    expect(parameters).toHaveProperty('id_token')
  })

  test('without interaction is an error', async () => {
    const { browser } = await signedIn()
    const { parameters } = await browser.authorize({ ...basic, max_age: '0', prompt: 'none' })
    expect(parameters.error).toBe('login_required')
  })

  test('of the registration stands in for one that was not sent', async () => {
    const { idp, browser } = await signedIn()
    await browser.through(await browser.authorize({ ...basic, client_id: 'aged' }))
    idp.clock.advance('61s')
    expect(page((await browser.authorize({ ...basic, client_id: 'aged' })).url)).toBe('login')
    expect(page((await browser.authorize({ ...basic, client_id: 'aged', max_age: '100' })).url)).toBe('cb')
  })
})

describe('a hint at the person', () => {
  test('is met by the one who is signed in, also after the hint has expired', async () => {
    const { idp, browser, id_token } = await signedIn()
    idp.clock.advance('2h')
    const { parameters } = await browser.authorize({ ...basic, prompt: 'none', id_token_hint: id_token })
    expect(parameters).toHaveProperty('id_token')
  })

  test.each([
    ['id_token_hint', async (idToken: string) => ({ id_token_hint: idToken })],
    ['claims', async () => ({ claims: '{"id_token":{"sub":{"value":"bob"}}}' })],
  ])('by %s is not met by someone else', async (_by, hinting) => {
    const { idp, browser } = await signedIn()
    const bob = new TestingBrowser(idp)
    const { parameters } = await bob.through(await bob.authorize(basic), 'bob')
    const hint = await hinting(parameters.id_token ?? '')
    const silent = await browser.authorize({ ...basic, prompt: 'none', ...hint })
    expect(silent.parameters.error).toBe('login_required')
    const wrong = await browser.submit(await browser.authorize({ ...basic, ...hint }), 'Sign in', {
      username: 'alice',
      password: 'password',
    })
    expect(wrong.parameters.error).toBe('login_required')
    const right = await browser.through(await browser.authorize({ ...basic, ...hint }), 'bob')
    expect(decodeJwt(right.parameters.id_token ?? '').sub).toBe('bob')
  })

  test('works across clients with subjects of their own', async () => {
    const { browser, id_token } = await signedIn()
    const { parameters } = await browser.through(
      await browser.authorize({ ...basic, client_id: 'other', id_token_hint: id_token }),
    )
    expect(decodeJwt(parameters.id_token ?? '').sub).not.toBe('alice')
  })

  test('that is unsigned is no hint', async () => {
    const { browser, id_token } = await signedIn()
    const [, payload] = id_token.split('.')
    const forged = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`
    const { parameters } = await browser.authorize({ ...basic, id_token_hint: forged })
    expect(parameters.error).toBe('invalid_request')
  })
})

describe('the authentication context class', () => {
  const mfa = '{"id_token":{"acr":{"essential":true,"value":"urn:touchstone:acr:mfa"}}}'

  test('leads to a new sign-in when the session has a lower one', async () => {
    const { browser } = await signedIn()
    expect((await browser.authorize({ ...basic, claims: mfa, prompt: 'none' })).parameters.error).toBe('login_required')
    const { parameters } = await browser.through(await browser.authorize({ ...basic, claims: mfa }))
    expect(decodeJwt(parameters.id_token ?? '').acr).toBe('urn:touchstone:acr:mfa')
  })

  test('that is only wished for does not fail a silent request', async () => {
    const { browser } = await signedIn()
    const { parameters } = await browser.authorize({ ...basic, acr_values: 'urn:touchstone:acr:mfa', prompt: 'none' })
    expect(decodeJwt(parameters.id_token ?? '').acr).toBe('urn:touchstone:acr:password')
  })
})

describe('rules that are waived make the provider wrong in just this way', () => {
  test.each([
    ['prompt-login', { prompt: 'login' }],
    ['prompt-consent', { prompt: 'consent' }],
    ['max-age', { max_age: '0' }],
    ['max-age', { max_age: 'abc' }],
    ['claims-sub', { claims: '{"id_token":{"sub":{"value":"bob"}}}', prompt: 'none' }],
    ['id-token-hint-subject', { id_token_hint: 'x', prompt: 'none' }],
    ['nonce-required', { nonce: undefined }],
    ['response-type-registered', { response_type: 'code' }],
    ['scope-openid-for-id-token', { scope: 'email', prompt: 'consent' }],
  ] as const)('%s', async (rule, changed) => {
    const { browser } = await signedIn({ lenient: [rule] })
    const at = await browser.authorize({ ...basic, ...changed })
    const done = rule === 'scope-openid-for-id-token' ? await browser.through(at) : at
    expect(page(done.url)).toBe('cb')
    expect(done.parameters).not.toHaveProperty('error')
  })

  test.each([
    ['prompt-none-alone', { prompt: 'none login' }, 'login'],
    ['prompt-none-silent', { prompt: 'none', max_age: '0' }, 'login'],
  ] as const)('%s', async (rule, changed, to) => {
    const { browser } = await signedIn({ lenient: [rule] })
    expect(page((await browser.authorize({ ...basic, ...changed })).url)).toBe(to)
  })

  test.each([
    ['response-type-required', { response_type: undefined }],
    ['redirect-uri-required', { redirect_uri: undefined }],
    ['redirect-uri-registered', { redirect_uri: 'https://rp.example/other' }],
    ['redirect-uri-query-exact', { redirect_uri: `${CALLBACK}?x=y` }],
    ['pkce-required-public', { client_id: 'public' }],
    ['offline-access-consent', { scope: 'offline_access' }],
    ['pkce-method-known', { code_challenge: 'x'.repeat(43), code_challenge_method: 'S1' }],
    ['pkce-challenge-syntax', { code_challenge: 'x', code_challenge_method: 'S256' }],
  ] as const)('%s', async (rule, changed) => {
    const code = [
      { client_id: 'web', client_secret: 's', redirect_uris: [CALLBACK] },
      { client_id: 'public', redirect_uris: [CALLBACK] },
    ]
    const idp = await testingProvider({ clients: code, login: 'auto', lenient: [rule] })
    const { parameters } = await new TestingBrowser(idp).authorize({ ...basic, response_type: 'code', ...changed })
    expect(parameters).toHaveProperty('code')
  })

  test('client-known', async () => {
    const { browser } = await signedIn({ lenient: ['client-known'] })
    const { url, parameters } = await browser.authorize({
      ...basic,
      client_id: 'nobody',
      redirect_uri: 'https://evil.example/',
    })
    expect(url.host).toBe('evil.example')
    expect(parameters.error).toBe('unauthorized_client')
  })

  test('parameters-unique', async () => {
    const { idp, browser } = await signedIn({ lenient: ['parameters-unique'] })
    const { parameters } = await browser.get(`${idp.issuer}/authorize?${new URLSearchParams(basic)}&state=x`)
    expect(parameters.state).toBe('s')
  })
})
