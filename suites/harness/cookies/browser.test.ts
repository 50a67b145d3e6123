import { expect, test } from 'vitest'
import type { Exchange, HttpRequest } from '../exchange.js'
import { CookieBrowser } from './browser.js'

function browser(cookies: readonly string[]) {
  const seen: (string | undefined)[] = []
  const send = async (request: HttpRequest): Promise<Exchange> => {
    seen.push(request.headers?.cookie)
    const headers = new Headers()
    for (const cookie of cookies) headers.append('set-cookie', cookie)
    return {
      id: 1,
      request: { method: 'GET', url: String(request.url), headers: [] },
      response: { status: 200, headers, body: '' },
      startedAt: 0,
      duration: 0,
    }
  }
  return { browser: new CookieBrowser(1, send), seen }
}

test.each(['http://127.0.0.1:4444/', 'http://localhost:4444/', 'http://[::1]:4444/'])(
  'Secure cookies are sent back to %s, as browsers do on loopback addresses',
  async (url) => {
    const { browser: one, seen } = browser(['sid=1; Secure; HttpOnly; SameSite=None; Path=/'])
    await one.send({ url })
    await one.send({ url })
    expect(seen).toEqual([undefined, 'sid=1'])
  },
)

test('Secure cookies do not go out on plain http elsewhere, and paths count', async () => {
  const { browser: one, seen } = browser(['s=1; Secure', 'p=1; Path=/deep', 'q=1; Path=/'])
  await one.send({ url: 'http://op.example/' })
  await one.send({ url: 'http://op.example/deep/er' })
  await one.send({ url: 'https://other.example/' })
  expect(seen).toEqual([undefined, 'p=1; q=1', undefined])
})

test('a cookie of a host without dots is kept; a broken one is left out', async () => {
  const { browser: one, seen } = browser(['a=1; Domain=op', 'b=2', 'c=3; Domain=other.example'])
  await one.send({ url: 'http://op/' })
  await one.send({ url: 'http://op/' })
  expect(seen[1]).toBe('a=1; b=2')
})

test('two browsers share nothing', async () => {
  const [first, second] = [browser(['a=1']), browser([])]
  await first.browser.send({ url: 'https://op.example/' })
  await second.browser.send({ url: 'https://op.example/' })
  expect(second.seen).toEqual([undefined])
})
