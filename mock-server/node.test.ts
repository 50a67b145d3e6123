import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { listen } from './node.js'
import { createProvider } from './provider.js'
import { basic, codeFrom, formOf } from './provider.test-support.js'

const token = (url: string) =>
  fetch(`${url}/token`, {
    method: 'POST',
    headers: basic('app', 'app-secret'),
    body: formOf({ grant_type: 'client_credentials' }),
  })

/** Sends bytes as they are and reads until the other side is done. */
const raw = (port: number, text: string) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(text))
    let answer = ''
    socket.on('data', (chunk) => {
      answer += chunk.toString()
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })

test('answers on a free port of this machine, which becomes the issuer', async () => {
  const idp = await createProvider()
  await using listener = await listen(idp)
  expect(listener.url).toBe(`http://127.0.0.1:${listener.port}`)
  expect(idp.issuer).toBe(listener.url)
  const metadata = await (await fetch(`${listener.url}/.well-known/openid-configuration`)).json()
  expect(metadata).toMatchObject({ issuer: listener.url, token_endpoint: `${listener.url}/token` })
  const response = await token(listener.url)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/json')
  expect(Number(response.headers.get('content-length'))).toBe(Buffer.byteLength(await response.text()))
})

test('keeps the issuer that the options name', async () => {
  const idp = await createProvider({ issuer: 'https://op.example/tenant' })
  await using listener = await listen(idp)
  expect(idp.issuer).toBe('https://op.example/tenant')
  expect((await token(`${listener.url}/tenant`)).status).toBe(200)
})

test('sends pages, redirects, cookies and empty answers', async () => {
  const idp = await createProvider({ login: 'auto' })
  await using listener = await listen(idp)
  const page = await fetch(`${listener.url}/authorize`)
  expect([page.status, page.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8'])
  expect(await page.text()).toContain('</html>')
  expect(await codeFrom(idp)).toMatch(/./)
  const head = await fetch(`${listener.url}/.well-known/jwks.json`, { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
  expect((await fetch(`${listener.url}/token`, { method: 'OPTIONS' })).status).toBe(204)
})

test('faults and single answers work over the wire', async () => {
  const idp = await createProvider()
  await using listener = await listen(idp)
  idp.once('getToken', Response.json({ error: 'temporarily_unavailable' }, { status: 503 }))
  expect((await token(listener.url)).status).toBe(503)
  idp.use({
    id: 'test/extra',
    title: 'Extra',
    caughtBy: [],
    seam: 'tokenResponse',
    alter: (body) => ({ ...body, extra: 1 }),
  })
  expect(await (await token(listener.url)).json()).toMatchObject({ extra: 1 })
})

test('leaves the global Request and Response alone', async () => {
  const before = [globalThis.Request, globalThis.Response]
  await using _listener = await listen(await createProvider())
  expect([globalThis.Request, globalThis.Response]).toEqual(before)
})

test('a port in use is an error that says what to do', async () => {
  await using listener = await listen(await createProvider())
  await expect(listen(await createProvider(), { port: listener.port })).rejects.toThrow(
    /cannot listen on port \d+ of 127\.0\.0\.1: it is in use: choose another port/,
  )
})

test('close lets open requests finish, and may be called again', async () => {
  const idp = await createProvider()
  const listener = await listen(idp)
  let answer: ((response: Response) => void) | undefined
  const asked = new Promise<void>((resolve) => {
    idp.once('getToken', () => {
      resolve()
      return new Promise((done) => {
        answer = done
      })
    })
  })
  const pending = token(listener.url)
  await asked
  const closing = listener.close()
  answer?.(Response.json({ late: true }))
  expect(await (await pending).json()).toEqual({ late: true })
  await Promise.all([closing, listener.close()])
  await expect(token(listener.url)).rejects.toThrow()
})

test.each([
  ['a Host header that is none', 'GET /token HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', /^HTTP\/1\.1 400 /],
  [
    'another Host than its own',
    'GET /.well-known/openid-configuration HTTP/1.1\r\nHost: op.example\r\nConnection: close\r\n\r\n',
    /^HTTP\/1\.1 200 /,
  ],
  [
    'a request in absolute form',
    'GET http://op.example/.well-known/openid-configuration HTTP/1.1\r\nHost: op.example\r\nConnection: close\r\n\r\n',
    /^HTTP\/1\.1 200 /,
  ],
  ['a method nobody knows', 'PROPFIND /token HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', /^HTTP\/1\.1 405 /],
  [
    'a body that is too long',
    `POST /token HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9999999\r\nConnection: close\r\n\r\na=b`,
    /^HTTP\/1\.1 413 /,
  ],
])('answers %s', async (_title, request, answer) => {
  await using listener = await listen(await createProvider())
  expect(await raw(listener.port, request)).toMatch(answer)
})
