import { expect, test } from 'vitest'
import { ownOrigins } from './own-origins.js'

const rows: readonly (readonly [origin: string, url: string, own: boolean])[] = [
  ['https://op.example.com', 'https://op.example.com/login', true],
  ['https://op.example.com', 'https://login.example.com/', true],
  ['https://op.example.com', 'https://rp.example.com/page', false],
  ['https://op.example.com', 'https://evil.com/', false],
  ['https://op.example.co.uk', 'https://login.example.co.uk/', true],
  ['https://op.example.co.uk', 'https://evil.co.uk/', false],
  ['http://127.0.0.1:4444', 'http://localhost:3000/login', true],
  ['http://127.0.0.1:4444', 'http://127.0.0.2:3000/login', true],
  ['http://10.0.0.1', 'http://10.0.0.2/', false],
  ['https://op.example.com', 'com.example.app:/cb', false],
  ['https://op.example.com', 'mailto:a@example.com', false],
  ['http://keycloak:8080', 'http://other:8080/', false],
]

test.each(rows)('%s: is %s its own? %s', async (origin, url, own) => {
  const isOwn = await ownOrigins({ origins: new Set([origin]), away: new Set(['https://rp.example.com']) }, [
    'https://client.example/cb',
  ])
  expect(isOwn(url)).toBe(own)
})

test("a callback's origin is foreign, also on the same site", async () => {
  const isOwn = await ownOrigins({ origins: new Set(['https://op.example.com']), away: new Set() }, [
    'https://app.example.com/cb',
  ])
  expect(isOwn('https://app.example.com/other')).toBe(false)
})
