import { createLocalJWKSet, decodeJwt, jwtVerify, SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { judgedJson, TestingBrowser, testingProvider } from '../interaction/testing-browser.js'
import type { ProviderOptions } from '../options.js'

const CALLBACK = 'https://rp.example/cb'
const BYE = 'https://rp.example/bye'
const base = { client_secret: 's', redirect_uris: [CALLBACK], response_types: ['code', 'id_token', 'code id_token'] }
const clients = [
  { ...base, client_id: 'web', post_logout_redirect_uris: [BYE, `${BYE}?a=1`] },
  { ...base, client_id: 'other', client_name: 'Other' },
  {
    ...base,
    client_id: 'front',
    frontchannel_logout_uri: 'https://rp.example/front',
    frontchannel_logout_session_required: true,
    post_logout_redirect_uris: [BYE],
  },
  { ...base, client_id: 'plain-front', frontchannel_logout_uri: 'https://rp.example/front?x=y' },
  { ...base, client_id: 'back', backchannel_logout_uri: 'https://rp.example/back' },
]
const basic = { client_id: 'web', redirect_uri: CALLBACK, response_type: 'code id_token', scope: 'openid', nonce: 'n' }

/** alice, signed in to the clients named. */
async function signedIn(client_ids: readonly string[] = ['web'], options: ProviderOptions = {}) {
  const idp = await testingProvider({ clients, ...options })
  const browser = new TestingBrowser(idp)
  const tokens: Record<string, string> = {}
  for (const client_id of client_ids) {
    const { parameters } = await browser.through(await browser.authorize({ ...basic, client_id }))
    tokens[client_id] = parameters.id_token ?? ''
  }
  const end = (parameters: Record<string, string>) =>
    browser.get(`${idp.issuer}/end-session?${new URLSearchParams(parameters)}`)
  const isSignedIn = async () => {
    const { parameters } = await browser.authorize({ ...basic, prompt: 'none' })
    return parameters.error === undefined || parameters.error === 'consent_required'
  }
  return { idp, browser, tokens, end, isSignedIn }
}

describe('a logout with an ID token of the session', () => {
  test('ends the session and goes back with the state, without asking', async () => {
    const { tokens, end, isSignedIn } = await signedIn()
    const { url, statuses } = await end({
      id_token_hint: tokens.web ?? '',
      post_logout_redirect_uri: BYE,
      state: 'a b',
    })
    expect(url.href).toBe(`${BYE}?state=a+b`)
    expect(statuses).toEqual([303])
    expect(await isSignedIn()).toBe(false)
  })

  test('goes back without state when none was sent, and keeps a registered query', async () => {
    const { tokens, end } = await signedIn()
    const sent = { id_token_hint: tokens.web ?? '', post_logout_redirect_uri: `${BYE}?a=1` }
    expect((await end(sent)).url.href).toBe(`${BYE}?a=1`)
    expect((await end({ ...sent, state: 'x' })).url.href).toBe(`${BYE}?a=1&state=x`)
  })

  test('works by POST, after the token has expired, with the client named as well', async () => {
    const { idp, browser, tokens, isSignedIn } = await signedIn()
    idp.clock.advance('2h')
    const form = {
      id_token_hint: tokens.web ?? '',
      client_id: 'web',
      post_logout_redirect_uri: BYE,
      ui_locales: 'de',
      extra: 'x',
    }
    expect((await browser.post(`${idp.issuer}/end-session`, form)).url.href).toBe(BYE)
    expect(await isSignedIn()).toBe(false)
  })

  test('stays here when it names no place to go', async () => {
    const { tokens, end, isSignedIn } = await signedIn()
    const { url, html } = await end({ id_token_hint: tokens.web ?? '', state: 'x' })
    expect(url.pathname).toBe('/logged-out')
    expect(html).toContain('You are signed out')
    expect(await isSignedIn()).toBe(false)
  })

  test('takes the cookie away, and an old copy of it opens nothing', async () => {
    const { idp, browser, tokens, end } = await signedIn()
    const before = await browser.jar.getCookieString(idp.issuer)
    await end({ id_token_hint: tokens.web ?? '' })
    expect(await browser.jar.getCookieString(idp.issuer)).not.toContain('touchstone_session')
    const response = await idp.fetch(`${idp.issuer}/authorize?${new URLSearchParams({ ...basic, prompt: 'none' })}`, {
      headers: { cookie: before },
    })
    expect(response.headers.get('location')).toContain('login_required')
  })

  test('ends refresh tokens, but not those for offline use', async () => {
    const { idp, browser, tokens, end } = await signedIn()
    const token = async (form: Record<string, string>) => {
      const headers = { authorization: `Basic ${btoa('web:s')}` }
      const body = new URLSearchParams(form)
      const answer = await judgedJson(idp, new Request(`${idp.issuer}/token`, { method: 'POST', headers, body }))
      return { status: answer.response.status, body: answer.body }
    }
    const redeem = (code: string) => token({ grant_type: 'authorization_code', redirect_uri: CALLBACK, code })
    const plain = await browser.authorize({
      client_id: 'web',
      redirect_uri: CALLBACK,
      response_type: 'code',
      scope: 'email',
    })
    const online = await redeem((await browser.through(plain)).parameters.code ?? '')
    const asked = await browser.authorize({ ...basic, scope: 'openid offline_access', prompt: 'consent' })
    const offline = await redeem((await browser.submit(asked, 'Allow')).parameters.code ?? '')
    expect(online.body).toHaveProperty('refresh_token')
    await end({ id_token_hint: tokens.web ?? '' })
    const refresh = ({ body }: typeof online) =>
      token({ grant_type: 'refresh_token', refresh_token: String(body.refresh_token) })
    expect(await refresh(online)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect((await refresh(offline)).status).toBe(200)
  })
})

describe('a wrong logout request leads nowhere', () => {
  const stranger = () =>
    new SignJWT({ sub: 'alice' })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience('web')
      .setIssuer('x')
      .sign(new TextEncoder().encode('x'.repeat(32)))
  const unsigned = (jwt: string) => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${jwt.split('.')[1]}.`

  test.each<[string, (token: string) => Promise<Record<string, string>> | Record<string, string>]>([
    ['an unregistered URI', (id_token_hint) => ({ id_token_hint, post_logout_redirect_uri: 'https://evil.example/' })],
    ['a URI with a query added', (id_token_hint) => ({ id_token_hint, post_logout_redirect_uri: `${BYE}?foo=bar` })],
    [
      'a URI of another client',
      (id_token_hint) => ({ id_token_hint, client_id: 'other', post_logout_redirect_uri: BYE }),
    ],
    ['an unsigned hint', (token) => ({ id_token_hint: unsigned(token), post_logout_redirect_uri: BYE })],
    ['a hint of a stranger', async () => ({ id_token_hint: await stranger(), post_logout_redirect_uri: BYE })],
    ['a hint that is garbage', () => ({ id_token_hint: 'x', post_logout_redirect_uri: BYE })],
    ['an unknown client', () => ({ client_id: 'nobody', post_logout_redirect_uri: BYE })],
  ])('%s', async (_what, parameters) => {
    const { tokens, end, isSignedIn } = await signedIn()
    const { url, response } = await end(await parameters(tokens.web ?? ''))
    expect(response.status).toBe(400)
    expect(url.pathname).toBe('/end-session')
    expect(await isSignedIn()).toBe(true)
  })

  test.each([
    [
      'logout-id-token-hint',
      (token: string) => ({ id_token_hint: unsigned(token), post_logout_redirect_uri: BYE }),
      BYE,
    ],
    [
      'post-logout-redirect-uri-registered',
      (id_token_hint: string) => ({ id_token_hint, post_logout_redirect_uri: 'https://evil.example/' }),
      'https://evil.example/',
    ],
  ] as const)('unless the rule %s is waived', async (rule, parameters, to) => {
    const { tokens, end } = await signedIn(['web'], { lenient: [rule] })
    expect((await end(parameters(tokens.web ?? ''))).url.href).toBe(to)
  })
})

describe('without an ID token of the session', () => {
  test('the person is asked, and may stay', async () => {
    const { browser, end, isSignedIn } = await signedIn()
    const page = await end({ post_logout_redirect_uri: BYE })
    expect(page.url.pathname).toBe('/logout')
    expect(page.html).toContain('Sign out?')
    expect((await browser.submit(page, 'Stay signed in')).html).toContain('You are still signed in')
    expect(await isSignedIn()).toBe(true)
  })

  test('and without a client, the browser stays here', async () => {
    const { browser, end, isSignedIn } = await signedIn()
    const { url } = await browser.submit(await end({ post_logout_redirect_uri: BYE, state: 'x' }), 'Sign out')
    expect(url.pathname).toBe('/logged-out')
    expect(await isSignedIn()).toBe(false)
  })

  test('a client may be named instead, and gets the person back once they agreed', async () => {
    const { browser, end } = await signedIn()
    const { url } = await browser.submit(
      await end({ client_id: 'web', post_logout_redirect_uri: BYE, state: 'x' }),
      'Sign out',
    )
    expect(url.href).toBe(`${BYE}?state=x`)
  })

  test('a hint of someone else does not sign anyone out', async () => {
    const { idp, end, isSignedIn } = await signedIn()
    const bob = new TestingBrowser(idp)
    const { parameters } = await bob.through(await bob.authorize(basic), 'bob')
    expect((await end({ id_token_hint: parameters.id_token ?? '' })).url.pathname).toBe('/logout')
    expect(await isSignedIn()).toBe(true)
  })

  test('nobody is asked when nobody is signed in', async () => {
    const idp = await testingProvider({ clients })
    const { url, html } = await new TestingBrowser(idp).get(`${idp.issuer}/end-session`)
    expect(url.pathname).toBe('/logged-out')
    expect(html).toContain('You are signed out')
  })

  test('nobody is asked when the rule logout-confirmation is waived', async () => {
    const { end, isSignedIn } = await signedIn(['web'], { lenient: ['logout-confirmation'] })
    expect((await end({})).url.pathname).toBe('/logged-out')
    expect(await isSignedIn()).toBe(false)
  })

  test('the session stays when the rule logout-ends-session is waived', async () => {
    const { tokens, end, isSignedIn } = await signedIn(['web'], { lenient: ['logout-ends-session'] })
    await end({ id_token_hint: tokens.web ?? '' })
    expect(await isSignedIn()).toBe(true)
  })
})

describe('the clients of the session', () => {
  test('are told in frames, with iss and sid for those that asked for them; then the browser goes on', async () => {
    const { idp, tokens, end } = await signedIn(['front', 'plain-front'])
    const { sid } = decodeJwt(tokens.front ?? '')
    const { url, html, response } = await end({ id_token_hint: tokens.front ?? '', post_logout_redirect_uri: BYE })
    expect(url.pathname).toBe('/logged-out')
    const iss = encodeURIComponent(idp.issuer)
    expect(html).toContain(`<iframe src="https://rp.example/front?iss=${iss}&amp;sid=${String(sid)}"`)
    expect(html).toContain('<iframe src="https://rp.example/front?x=y"')
    expect(html).toContain(`<meta http-equiv="refresh" content="2;url=${BYE}">`)
    expect(html).toContain(`href="${BYE}"`)
    expect(response.headers.get('content-security-policy')).toContain('frame-src https://rp.example;')
  })

  test('are told by a page that is a plain one after a while', async () => {
    const { idp, browser, tokens, end } = await signedIn(['front'])
    const { url, html } = await end({ id_token_hint: tokens.front ?? '' })
    expect(html).toContain('<iframe')
    idp.clock.advance('11m')
    expect((await browser.get(url.href)).html).not.toContain('<iframe')
  })

  test('are told by a logout token, once each', async () => {
    const calls: { url: string; token: string; type: string | null }[] = []
    const fetch = async (request: Request) => {
      const token = new URLSearchParams(await request.text()).get('logout_token') ?? ''
      calls.push({ url: request.url, token, type: request.headers.get('content-type') })
      return new Response(null, { status: 200 })
    }
    const { idp, tokens, end } = await signedIn(['back', 'web'], { fetch })
    await end({ id_token_hint: tokens.web ?? '' })
    await idp.close()
    expect(calls.map(({ url }) => url)).toEqual(['https://rp.example/back'])
    expect(calls[0]?.type).toMatch(/^application\/x-www-form-urlencoded/)
    const again = await testingProvider({ clients })
    const { body } = await judgedJson(again, new Request(`${again.issuer}/.well-known/jwks.json`))
    const jwks = { keys: Array.isArray(body.keys) ? body.keys : [] }
    const { payload, protectedHeader } = await jwtVerify(calls[0]?.token ?? '', createLocalJWKSet(jwks), {
      typ: 'logout+jwt',
      audience: 'back',
      issuer: idp.issuer,
    })
    expect(protectedHeader.alg).toBe('RS256')
    expect(payload).toMatchObject({
      sub: 'alice',
      sid: decodeJwt(tokens.back ?? '').sid,
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    })
    expect(Number(payload.exp) - Number(payload.iat)).toBe(120)
    expect(payload.jti).toMatch(/.{20}/)
    expect(payload).not.toHaveProperty('nonce')
  })

  test('do not hold up the logout when they fail: it is logged', async () => {
    const logged: string[] = []
    const fetch = async (): Promise<Response> => {
      throw new Error('connection refused')
    }
    const { idp, tokens, end } = await signedIn(['back'], { fetch, log: (message) => logged.push(message) })
    expect((await end({ id_token_hint: tokens.back ?? '' })).url.pathname).toBe('/logged-out')
    await idp.close()
    expect(logged).toEqual(['back-channel logout of client back: connection refused'])
  })
})
