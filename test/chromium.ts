import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { chromium, type Page } from 'playwright-core'

/** Debian's Chromium; nothing is downloaded. */
const executablePath = '/usr/bin/chromium'

/**
 * Chromium is not part of the npm packages: where it is not installed (apt-get install chromium) tests with it can't run. CI installs
 * it, so there a missing browser is a failure.
 */
export const LACKS_CHROMIUM = !existsSync(executablePath) && process.env.CI !== 'true'

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A browser with a profile of its own. */
export interface Browser extends AsyncDisposable {
  /** Uses a new page; cookies are gone afterwards. */
  visit(use: (page: Page) => Promise<void>): Promise<void>
}

export async function openChromium(): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'touchstone-browser-'))
  const context = await chromium.launchPersistentContext(profile, { executablePath, args, headless: true })
  return {
    async visit(use) {
      const page = await context.newPage()
      try {
        await use(page)
      } finally {
        await page.close()
        await context.clearCookies()
      }
    },
    async [Symbol.asyncDispose]() {
      await context.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}

type Fetch = (request: Request) => Response | Promise<Response>

/** An app on a free loopback port, whose URL is known before the app is made. */
export interface AppServer extends Disposable {
  readonly url: string
  handle(fetch: Fetch): void
}

export function openAppServer(): Promise<AppServer> {
  let handler: Fetch = () => new Response(null, { status: 503 })
  return new Promise((resolve) => {
    const node = serve({ fetch: (request) => handler(request), port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({
        url: `http://127.0.0.1:${port}`,
        handle(fetch) {
          handler = fetch
        },
        [Symbol.dispose]() {
          node.close()
        },
      }),
    )
  })
}
