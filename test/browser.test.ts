import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createProvider } from '../mock-server/index.js'
import { listen } from '../mock-server/node.js'
import { createApp } from './app/app.js'
import { type Browser, LACKS_CHROMIUM, openAppServer, openChromium } from './chromium.js'

describe.skipIf(LACKS_CHROMIUM)('in a real browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openChromium()
  }, 60_000)
  afterAll(() => browser[Symbol.asyncDispose]())

  /** A provider with pages and an app that uses it, both on free loopback ports. */
  async function withApp(use: (page: Page, appUrl: string) => Promise<void>) {
    using server = await openAppServer()
    const appUrl = server.url
    await using idp = await createProvider({
      clients: [
        {
          client_id: 'app',
          client_secret: 'app-secret',
          client_name: 'The Sample App',
          redirect_uris: [`${appUrl}/callback`],
          post_logout_redirect_uris: [`${appUrl}/`],
        },
      ],
    })
    await using listening = await listen(idp)
    server.handle(createApp({ issuer: listening.url, url: appUrl }).fetch)
    await browser.visit((page) => use(page, appUrl))
  }

  test(
    'a person signs in with a password, consents, and signs out',
    () =>
      withApp(async (page, appUrl) => {
        await page.goto(`${appUrl}/login`)
        await page.getByLabel('Username').fill('alice')
        await page.getByLabel('Password').fill('wrong')
        await page.getByRole('button', { name: 'Sign in', exact: true }).click()
        expect(await page.getByRole('alert').textContent()).toMatch(/password/i)

        await page.getByLabel('Username').fill('alice')
        await page.getByLabel('Password').fill('password')
        await page.keyboard.press('Enter')
        await page.getByText('The Sample App').first().waitFor()
        await page.getByRole('button', { name: 'Allow' }).click()
        await page.waitForURL(`${appUrl}/me`)
        expect(await page.textContent('body')).toContain('alice')

        await page.goto(`${appUrl}/logout`)
        await page.waitForURL(`${appUrl}/`)
        expect(await page.textContent('body')).toBe('welcome, stranger')
      }),
    30_000,
  )

  test(
    'a person picks themselves from the list and refuses consent',
    () =>
      withApp(async (page, appUrl) => {
        await page.goto(`${appUrl}/login`)
        await page.getByRole('button', { name: /bob/i }).click()
        await page.getByRole('button', { name: 'Deny' }).click()
        await page.waitForURL(/\/callback\?/)
        expect(await page.textContent('body')).toContain('access_denied')
      }),
    30_000,
  )
})
