import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import type { ProviderOptions } from '../options.js'
import { judgedJson, TestingBrowser, testingProvider } from './testing-browser.js'

const CALLBACK = 'https://rp.example/cb'
const clients = [
  {
    client_id: 'web',
    client_secret: 's',
    client_name: 'Corner <i>Shop</i>',
    'client_name#de': 'Eckladen',
    redirect_uris: [CALLBACK],
    response_types: ['code', 'id_token'],
    policy_uri: 'https://rp.example/privacy',
    logo_uri: 'https://rp.example/logo.png',
  },
]
const basic = {
  client_id: 'web',
  redirect_uri: CALLBACK,
  response_type: 'id_token',
  scope: 'openid email',
  nonce: 'n',
  state: 's',
}

const start = async (options: ProviderOptions = {}) => {
  const idp = await testingProvider({ clients, ...options })
  return { idp, browser: new TestingBrowser(idp) }
}
const right = { username: 'alice', password: 'password' }

describe('the login page', () => {
  test('signs in by name and password, and leads on to consent and to the client', async () => {
    const { browser } = await start()
    const login = await browser.authorize(basic)
    expect(login.html).toContain('<title>Sign in</title>')
    expect(login.html).toContain('Corner &lt;i&gt;Shop&lt;/i&gt;')
    const consent = await browser.submit(login, 'Sign in', right)
    expect(consent.statuses).toEqual([303, 200])
    expect(consent.html).toContain('<code>email</code>')
    const { url, parameters, statuses } = await browser.submit(consent, 'Allow')
    expect(url.host).toBe('rp.example')
    expect(statuses).toEqual([303])
    expect(decodeJwt(parameters.id_token ?? '')).toMatchObject({ sub: 'alice', email: 'alice@people.example' })
  })

  test('speaks of the client in the language asked for', async () => {
    const { browser } = await start()
    expect((await browser.authorize({ ...basic, ui_locales: 'fr de-AT' })).html).toContain('Eckladen')
  })

  test('links to what the client says of itself and loads nothing of it', async () => {
    const { browser } = await start()
    const { html, response } = await browser.authorize(basic)
    expect(html).toContain('href="https://rp.example/logo.png"')
    expect(html).not.toContain('<img')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('is shown again with a message for a wrong password, a wrong name and nothing at all', async () => {
    const { browser } = await start()
    let page = await browser.authorize(basic)
    for (const typed of [
      { ...right, password: 'wrong' },
      { ...right, username: '"><b>' },
      { username: '', password: '' },
    ]) {
      page = await browser.submit(page, 'Sign in', typed)
      expect(page.response.status).toBe(200)
      expect(page.html).toContain('<p class="alert" role="alert">The username or the password is wrong.</p>')
      expect(page.html).not.toContain('"><b>')
    }
    expect((await browser.submit(page, 'Sign in', right)).url.pathname).toBe('/consent')
  })

  test('signs in with one click on a person', async () => {
    const { browser } = await start()
    const consent = await browser.submit(await browser.authorize(basic), 'B')
    expect(consent.html).toContain('<strong>bob</strong>')
  })

  test('fills in the user that login_hint names', async () => {
    const { browser } = await start()
    expect((await browser.authorize({ ...basic, login_hint: 'bob@people.example' })).html).toContain('value="bob"')
    expect((await browser.authorize({ ...basic, login_hint: '"x' })).html).toContain('value="&quot;x"')
  })

  test('sends access_denied to the client when the person gives up', async () => {
    const { idp, browser } = await start()
    const { parameters } = await browser.submit(await browser.authorize(basic), 'Cancel')
    expect(parameters).toMatchObject({ error: 'access_denied', state: 's', iss: idp.issuer })
  })

  test('lists at most a dozen of many people', async () => {
    const people = Array.from({ length: 40 }, (_, i) => ({ username: `person${i}` }))
    const { browser } = await start({ people })
    const { html } = await browser.authorize(basic)
    expect(html.match(/name="person"/g)).toHaveLength(12)
    expect(html).toContain('and 28 more')
  })
})

describe('the consent page', () => {
  const atConsent = async () => {
    const started = await start()
    return { ...started, page: await started.browser.submit(await started.browser.authorize(basic), 'Sign in', right) }
  }

  test('sends access_denied to the client when the person says no', async () => {
    const { browser, page } = await atConsent()
    const { parameters, url } = await browser.submit(page, 'Deny')
    expect(parameters).toMatchObject({ error: 'access_denied', state: 's' })
    expect(url.hash).toContain('access_denied')
  })

  test('is remembered for the session and asks again for more', async () => {
    const { browser, page } = await atConsent()
    await browser.submit(page, 'Allow')
    expect((await browser.authorize(basic)).url.host).toBe('rp.example')
    expect((await browser.authorize({ ...basic, scope: 'openid' })).url.host).toBe('rp.example')
    const silent = await browser.authorize({ ...basic, scope: 'openid phone', prompt: 'none' })
    expect(silent.parameters.error).toBe('consent_required')
    expect((await browser.authorize({ ...basic, scope: 'openid phone' })).url.pathname).toBe('/consent')
  })

  test('answers anything but allow and deny with an error page', async () => {
    const { browser, page } = await atConsent()
    expect((await browser.submit(page, 'Allow', { action: 'maybe' })).response.status).toBe(400)
  })

  test('does nothing for someone who is not signed in any more', async () => {
    const { idp, browser, page } = await atConsent()
    idp.clock.advance('25h')
    expect((await browser.submit(page, 'Allow')).response.status).toBe(400)
  })
})

describe('a form', () => {
  test.each([
    ['without its CSRF token', { csrf: '' }],
    ['with another CSRF token', { csrf: 'x' }],
    ['of another interaction', { interaction: 'x' }],
  ])('%s is refused', async (_what, fields) => {
    const { browser } = await start()
    const { response, html } = await browser.submit(await browser.authorize(basic), 'Sign in', { ...right, ...fields })
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(html).toContain('<code>invalid_request</code>')
  })

  test('sent from another browser is refused', async () => {
    const { idp, browser } = await start()
    const page = await browser.authorize(basic)
    const other = new TestingBrowser(idp)
    await other.authorize(basic)
    expect((await other.submit(page, 'Sign in', right)).response.status).toBe(400)
    expect((await other.get(page.url.href)).response.status).toBe(400)
  })

  test('sent twice goes on once', async () => {
    const { browser } = await start()
    const login = await browser.authorize(basic)
    const consent = await browser.submit(login, 'Sign in', right)
    expect((await browser.submit(login, 'Sign in', right)).response.status).toBe(400)
    await browser.submit(consent, 'Allow')
    expect((await browser.submit(consent, 'Allow')).response.status).toBe(400)
  })

  test('that waited too long is refused', async () => {
    const { idp, browser } = await start()
    const page = await browser.authorize(basic)
    idp.clock.advance('11m')
    expect((await browser.submit(page, 'Sign in', right)).response.status).toBe(400)
  })

  test('for a client that is gone is refused on a page', async () => {
    const { idp, browser } = await start()
    const registration = new Request(`${idp.issuer}/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ redirect_uris: [CALLBACK] }),
    })
    const { body } = await judgedJson(idp, registration)
    const client_id = String(body.client_id)
    const page = await browser.authorize({ ...basic, client_id, response_type: 'code' })
    expect(page.url.pathname).toBe('/login')
    const headers = { authorization: `Bearer ${String(body.registration_access_token)}` }
    await judgedJson(idp, new Request(String(body.registration_client_uri), { method: 'DELETE', headers }))
    expect((await browser.submit(page, 'Sign in', right)).response.status).toBe(400)
  })

  test('needs no token when the rule is waived', async () => {
    const { idp, browser } = await start({ lenient: ['csrf-token'] })
    const page = await browser.authorize(basic)
    const other = new TestingBrowser(idp)
    expect((await other.submit(page, 'Sign in', { ...right, csrf: '' })).url.pathname).toBe('/consent')
  })
})

describe('cookies', () => {
  const setCookies = async (issuer: string) => {
    const { idp } = await start({ login: 'auto', issuer })
    const response = await idp.fetch(`${idp.issuer}/authorize?${new URLSearchParams(basic)}`)
    return response.headers.getSetCookie()
  }

  test.each([
    ['https://op.example', '__Host-touchstone_session', 'Path=/; HttpOnly; Secure; SameSite=Lax'],
    ['https://op.example/tenant', '__Secure-touchstone_session', 'Path=/tenant; HttpOnly; Secure; SameSite=Lax'],
    ['http://127.0.0.1:8080', 'touchstone_session', 'Path=/; HttpOnly; SameSite=Lax'],
  ])('of %s have the right flags', async (issuer, name, flags) => {
    const [cookie] = await setCookies(issuer)
    expect(cookie?.replace(/=[^;]*/, '')).toBe(`${name}; ${flags}`)
  })

  test('that are set from outside open no session', async () => {
    const { idp } = await start()
    const response = await idp.fetch(`${idp.issuer}/authorize?${new URLSearchParams({ ...basic, prompt: 'none' })}`, {
      headers: { cookie: '__Host-touchstone_session=guess' },
    })
    expect(response.headers.get('location')).toContain('login_required')
  })

  test('change with each sign-in, and the old one is dead', async () => {
    const { idp, browser } = await start()
    await browser.through(await browser.authorize(basic))
    const before = await browser.jar.getCookieString(idp.issuer)
    await browser.through(await browser.authorize({ ...basic, prompt: 'login' }))
    expect(await browser.jar.getCookieString(idp.issuer)).not.toBe(before)
    const response = await idp.fetch(`${idp.issuer}/authorize?${new URLSearchParams({ ...basic, prompt: 'none' })}`, {
      headers: { cookie: before },
    })
    expect(response.headers.get('location')).toContain('login_required')
  })
})
