import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { judgedJson, TestingBrowser, testingProvider } from '../interaction/testing-browser.js'
import type { ProviderOptions } from '../options.js'

const clients = [{ client_id: 'tv', client_secret: 's', client_name: 'Living room' }]
const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code'

async function waiting(options: ProviderOptions = {}) {
  const idp = await testingProvider({ clients, ...options })
  const post = (path: string, form: Record<string, string>) =>
    judgedJson(
      idp,
      new Request(`${idp.issuer}/${path}`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa('tv:s')}` },
        body: new URLSearchParams(form),
      }),
    )
  const { body } = await post('device_authorization', { scope: 'openid email' })
  const poll = async () =>
    (await post('token', { grant_type: DEVICE_CODE, device_code: String(body.device_code) })).body
  return {
    idp,
    browser: new TestingBrowser(idp),
    user_code: String(body.user_code),
    complete: String(body.verification_uri_complete),
    poll,
  }
}

const right = { username: 'bob', password: 'password' }

describe('the device page', () => {
  test('leads from the code over login and consent to tokens on the device', async () => {
    const { browser, complete, user_code, poll } = await waiting()
    const page = await browser.get(complete)
    expect(page.html).toContain(`value="${user_code}"`)
    const login = await browser.submit(page, 'Continue')
    expect(login.url.pathname).toBe('/login')
    const consent = await browser.submit(login, 'Sign in', right)
    expect(consent.html).toContain('Living room')
    expect(consent.html).toContain(user_code)
    expect((await browser.submit(consent, 'Allow')).html).toContain('Device connected')
    const tokens = await poll()
    expect(decodeJwt(String(tokens.id_token))).toMatchObject({ sub: 'bob', aud: 'tv' })
  })

  test('takes the code as people type it', async () => {
    const { idp, browser, user_code } = await waiting()
    const typed = user_code.toLowerCase().replace('-', ' ')
    const login = await browser.submit(await browser.get(`${idp.issuer}/device`), 'Continue', { user_code: typed })
    expect(login.url.pathname).toBe('/login')
  })

  test('needs no second login in a browser that has a session', async () => {
    const { browser, complete } = await waiting()
    await browser.through(
      await browser.authorize({
        client_id: 'tv',
        redirect_uri: 'http://127.0.0.1/callback',
        response_type: 'code',
        scope: 'openid',
      }),
    )
    expect((await browser.submit(await browser.get(complete), 'Continue')).html).toContain('Living room')
  })

  test('tells the device when the person says no', async () => {
    const { browser, complete, poll } = await waiting()
    const consent = await browser.submit(
      await browser.submit(await browser.get(complete), 'Continue'),
      'Sign in',
      right,
    )
    expect((await browser.submit(consent, 'Deny')).html).toContain('Device not connected')
    expect((await poll()).error).toBe('access_denied')
  })

  test('shows a message for a wrong, an expired and a used code', async () => {
    const { idp, browser, complete } = await waiting()
    const wrong = await browser.submit(await browser.get(complete), 'Continue', { user_code: '<b>' })
    expect(wrong.html).toContain('role="alert"')
    expect(wrong.html).not.toContain('<b>')
    const again = await browser.get(complete)
    idp.clock.advance('9m')
    const consent = await browser.submit(await browser.submit(again, 'Continue'), 'Sign in', right)
    await browser.submit(consent, 'Allow')
    expect((await browser.submit(await browser.get(complete), 'Continue')).html).toContain('role="alert"')
    idp.clock.advance('2m')
    expect((await browser.submit(await browser.get(complete), 'Continue')).html).toContain('role="alert"')
  })

  test('refuses a form without its CSRF token', async () => {
    const { browser, complete } = await waiting()
    expect((await browser.submit(await browser.get(complete), 'Continue', { csrf: '' })).response.status).toBe(400)
  })

  test('asks for nothing but the code where people sign in without pages', async () => {
    const { browser, complete, poll } = await waiting({ login: 'auto' })
    expect((await browser.submit(await browser.get(complete), 'Continue')).html).toContain('Device connected')
    expect(decodeJwt(String((await poll()).id_token)).sub).toBe('alice')
  })
})
