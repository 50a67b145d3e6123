import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createProvider } from '../mock-server/index.js'
import { listen } from '../mock-server/node.js'
import { createApp } from './app/app.js'

/** Debian's Chromium; nothing is downloaded. CI installs it, so there a missing browser is a failure. */
const executablePath = '/usr/bin/chromium'
const missing = !existsSync(executablePath) && process.env.CI !== 'true'
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

// Chromium is not part of the npm packages: where it is not installed (apt-get install chromium) these tests can't run.
describe.skipIf(missing)('in a real browser', () => {
  let profile: string
  let browser: BrowserContext

  beforeAll(async () => {
    profile = await mkdtemp(join(tmpdir(), 'touchstone-browser-'))
    browser = await chromium.launchPersistentContext(profile, { executablePath, args, headless: true })
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await rm(profile, { recursive: true, force: true })
  })

  /** A provider with pages and an app that uses it, both on free loopback ports. */
  async function withApp(use: (page: Page, appUrl: string) => Promise<void>) {
    const server = await new Promise<{
      port: number
      close(): void
      handle(fetch: (request: Request) => Response | Promise<Response>): void
    }>((resolve) => {
      let handler: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 })
      const node = serve({ fetch: (request) => handler(request), port: 0, hostname: '127.0.0.1' }, ({ port }) =>
        resolve({
          port,
          close: () => node.close(),
          handle: (fetch) => {
            handler = fetch
          },
        }),
      )
    })
    const appUrl = `http://127.0.0.1:${server.port}`
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
    const page = await browser.newPage()
    try {
      await use(page, appUrl)
    } finally {
      await page.close()
      await browser.clearCookies()
      server.close()
    }
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
