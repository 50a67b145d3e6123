import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createProvider, type JsonObject } from '../mock-server/index.js'
import { listen } from '../mock-server/node.js'
import type { HydraSystem } from '../mock-server/systems/hydra/systems.js'
import { createApp } from './app/app.js'
import { type Browser, LACKS_CHROMIUM, openAppServer, openChromium } from './chromium.js'

/** A name that would be markup, were it not escaped. */
const NAME = 'Tom & <i>Jerry</i>'
const CLIENT = {
  client_id: 'app',
  client_secret: 'app-secret',
  client_name: NAME,
  grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
  response_types: ['code'],
  scope: 'openid profile email offline_access',
}

describe.skipIf(LACKS_CHROMIUM)('the built-in app of a Hydra in a real browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openChromium()
  }, 60_000)
  afterAll(() => browser[Symbol.asyncDispose]())

  interface Place {
    readonly page: Page
    readonly appUrl: string
    readonly hydraUrl: string
    readonly adminUrl: string
  }

  /** A Hydra with its pages and an app that uses it, on free loopback ports. */
  async function withApp(system: HydraSystem, use: (place: Place) => Promise<void>) {
    using server = await openAppServer()
    const appUrl = server.url
    await using hydra = await createProvider({ system })
    await using listening = await listen(hydra)
    const clients = `${listening.admin.url}${system.startsWith('hydra-1') ? '' : '/admin'}/clients`
    const made = await fetch(clients, {
      method: 'POST',
      body: JSON.stringify({
        ...CLIENT,
        redirect_uris: [`${appUrl}/callback`],
        post_logout_redirect_uris: [`${appUrl}/`],
      }),
    })
    expect(made.status).toBe(201)
    server.handle(createApp({ issuer: hydra.issuer, url: appUrl }).fetch)
    await browser.visit((page) => use({ page, appUrl, hydraUrl: listening.url, adminUrl: listening.admin.url }))
  }

  /** Signs in by keyboard: the first field is reached by the first Tab. */
  async function signIn(page: Page): Promise<void> {
    await page.getByLabel('Username').focus()
    await page.keyboard.type('alice')
    await page.keyboard.press('Tab')
    await page.keyboard.type('password')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Allow' }).waitFor()
  }

  const systems: readonly HydraSystem[] = ['hydra-1.9', 'hydra-2']

  test.each(systems)('a person signs in at %s, allows less than was asked for, and signs out', (system) =>
    withApp(system, async ({ page, appUrl, hydraUrl }) => {
      await page.goto(`${appUrl}/login`)
      expect(page.url()).toContain(`${hydraUrl}/touchstone/login?login_challenge=`)
      expect(await page.textContent('.lead')).toContain(NAME)
      expect(await page.textContent('footer')).toContain('mock')
      await page.getByLabel('Username').fill('alice')
      await page.getByLabel('Password').fill('wrong')
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      expect(await page.getByRole('alert').textContent()).toMatch(/password/i)
      expect(await page.getByLabel('Username').inputValue()).toBe('alice')

      await page.getByLabel('Username').fill('')
      await signIn(page)
      expect(await page.textContent('h1')).toBe(`Allow ${NAME}?`)
      expect(await page.locator('i').count()).toBe(0)
      const email = page.getByLabel('See your email address')
      await email.focus()
      await page.keyboard.press('Space')
      expect(await email.isChecked()).toBe(false)
      await page.getByRole('button', { name: 'Allow' }).press('Enter')
      await page.waitForURL(`${appUrl}/me`)
      const told: JsonObject = JSON.parse((await page.textContent('body')) ?? '')
      expect(told).toHaveProperty('name')
      expect(told).not.toHaveProperty('email')

      await page.goto(`${hydraUrl}/oauth2/sessions/logout`)
      await page.getByRole('button', { name: 'Stay signed in' }).click()
      await page.getByRole('heading', { name: 'You are still signed in' }).waitFor()

      await page.goto(`${appUrl}/logout`)
      await page.getByRole('heading', { name: 'Sign out?' }).waitFor()
      await page.getByRole('button', { name: 'Sign out', exact: true }).click()
      await page.waitForURL(`${appUrl}/`)
      expect(await page.textContent('body')).toBe('welcome, stranger')

      await page.goto(`${appUrl}/login`)
      await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor()
    }),
  )

  test.each(systems)('a person gives up at %s, and another time refuses', (system) =>
    withApp(system, async ({ page, appUrl }) => {
      await page.goto(`${appUrl}/login`)
      await page.getByRole('button', { name: 'Cancel' }).click()
      await page.waitForURL(/\/callback\?/)
      expect(await page.textContent('body')).toContain('access_denied')

      await page.goto(`${appUrl}/login`)
      await page.getByRole('button', { name: /bob/i }).click()
      await page.getByRole('button', { name: 'Deny' }).click()
      await page.waitForURL(/\/callback\?/)
      expect(await page.textContent('body')).toContain('access_denied')
    }),
  )

  test('a person types the code that a device shows', () =>
    withApp('hydra-2', async ({ page, hydraUrl }) => {
      const ask = async (path: string, form: Readonly<Record<string, string>>): Promise<JsonObject> => {
        const body = new URLSearchParams({ ...form, client_id: CLIENT.client_id })
        const authorization = `Basic ${Buffer.from(`${CLIENT.client_id}:${CLIENT.client_secret}`).toString('base64')}`
        return JSON.parse(
          await (await fetch(`${hydraUrl}${path}`, { method: 'POST', headers: { authorization }, body })).text(),
        )
      }
      const device = await ask('/oauth2/device/auth', { scope: 'openid profile' })
      await page.goto(String(device.verification_uri))
      await page.getByLabel('Code').fill('WRONGCOD')
      await page.getByRole('button', { name: 'Continue' }).click()
      expect(await page.getByRole('alert').textContent()).toMatch(/code/i)
      await page.getByLabel('Code').fill(String(device.user_code))
      await page.keyboard.press('Enter')
      await signIn(page)
      await page.getByRole('button', { name: 'Allow' }).click()
      await page.waitForURL(/\/oauth2\/fallbacks\/device\/done/)
      const tokens = await ask('/oauth2/token', {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        device_code: String(device.device_code),
      })
      expect(tokens).toMatchObject({ access_token: expect.any(String), scope: 'openid profile' })
    }))
})
