import { createHash } from 'node:crypto'
import { html } from 'hono/html'
import { expect, test } from 'vitest'
import { page, redirect } from './page.js'
import { STYLE } from './style.js'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64')

test('a page allows its own style and nothing else, and no frame around it', async () => {
  const response = await page({ title: 'T', body: html`<h1>T</h1>` })
  expect(response.headers.get('content-security-policy')).toBe(
    `default-src 'none'; style-src 'sha256-${sha256(STYLE)}'; base-uri 'none'; frame-ancestors 'none'`,
  )
  expect(response.headers.get('x-frame-options')).toBe('DENY')
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  expect(await response.text()).toContain(`<style>${STYLE}</style>`)
})

test('a page allows one script and the frames that it is told of', async () => {
  const response = await page({ title: 'T', body: html``, script: 'go()', frames: ['https://rp.example'] })
  const policy = response.headers.get('content-security-policy')
  expect(policy).toContain(`script-src 'sha256-${sha256('go()')}'`)
  expect(policy).toContain('frame-src https://rp.example')
})

test('what is put into a page is escaped', async () => {
  const evil = '</title><script>alert(1)</script>'
  const text = await (await page({ title: evil, body: html`<p>${evil}</p>` })).text()
  expect(text).not.toContain('<script>')
})

test('a redirect is a 303 that is not kept', () => {
  const response = redirect('https://rp.example/', ['a=1', 'b=2'])
  expect(response.status).toBe(303)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
})
