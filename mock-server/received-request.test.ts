import { IncomingMessage, ServerResponse } from 'node:http'
import { connect, Socket } from 'node:net'
import { Readable } from 'node:stream'
import { Agent, request as send } from 'undici'
import { expect, test } from 'vitest'
import { listen } from './node.js'
import { createProvider } from './provider.js'
import { basic, formOf } from './provider.test-support.js'
import { receiver } from './received-request.js'

const body = 'grant_type=client_credentials'
const headers = { ...basic('app', 'app-secret'), 'content-type': 'application/x-www-form-urlencoded' }

async function listening() {
  const idp = await createProvider()
  const listener = await listen(idp)
  const token = (init: RequestInit = {}) => fetch(`${listener.url}/token`, { method: 'POST', headers, body, ...init })
  return { idp, token, url: listener.url, port: listener.port, [Symbol.asyncDispose]: () => listener.close() }
}

test('a function that answers gets a real request', async () => {
  await using server = await listening()
  const seen: unknown[] = []
  server.idp.once('getToken', async (request) => {
    const again = new Request(request.clone(), { headers: { 'x-more': '1' } })
    const form = await request.formData()
    seen.push(request instanceof Request, request.url, request.headers.get('content-type'), form.get('grant_type'))
    seen.push(await again.text(), request.bodyUsed)
    return Response.json({})
  })
  await server.token()
  const type = 'application/x-www-form-urlencoded'
  expect(seen).toEqual([true, `${server.url}/token`, type, 'client_credentials', body, true])
})

test('its signal tells when the client is gone', async () => {
  await using server = await listening()
  const client = new AbortController()
  const gone = new Promise<void>((resolve) => {
    server.idp.once('getToken', async ({ signal }) => {
      await new Promise((done) => {
        signal.addEventListener('abort', done)
        client.abort()
      })
      resolve()
      return Response.json({})
    })
  })
  await expect(server.token({ signal: client.signal })).rejects.toThrow()
  await gone
})

test('a body whose length nobody tells is read', async () => {
  await using server = await listening()
  const stream = Readable.toWeb(Readable.from([Buffer.from('grant_type='), Buffer.from('client_credentials')]))
  expect((await server.token({ body: stream, duplex: 'half' })).status).toBe(200)
})

test('a byte order mark is no part of the text', async () => {
  await using server = await listening()
  expect((await server.token({ body: `\uFEFF${body}` })).status).toBe(200)
})

test('the next request of a connection is answered, whether the body was read or not', async () => {
  await using server = await listening()
  const agent = new Agent({ connections: 1, pipelining: 1 })
  const large = formOf({ grant_type: 'client_credentials', padding: 'x'.repeat(900_000) })
  server.idp.once('getToken', () => Response.json({ at: 'once' }))
  server.idp.once('getToken', ({ headers: received }) => Response.json({ at: received.get('host') }))
  const statuses: number[] = []
  for (let i = 0; i < 4; i++) {
    const options = { method: 'POST' as const, headers, body: large.toString(), dispatcher: agent }
    const { statusCode, body: answer } = await send(`${server.url}/${i === 2 ? 'nothing' : 'token'}`, options)
    await answer.dump()
    statuses.push(statusCode)
  }
  await agent.close()
  expect(statuses).toEqual([200, 200, 404, 200])
})

test('a client that leaves in the middle of its body harms nobody', async () => {
  await using server = await listening()
  const seen = new Promise<void>((resolve) => {
    const lines = [
      'POST /token HTTP/1.1',
      'Host: a',
      'Content-Type: application/x-www-form-urlencoded',
      'Content-Length: 99',
    ]
    const socket = connect(server.port, '127.0.0.1', () => {
      socket.write(`${lines.join('\r\n')}\r\n\r\ngrant_type=`)
      setImmediate(() => socket.destroy())
    })
    socket.on('close', () => resolve())
  })
  await seen
  expect((await server.token()).status).toBe(200)
})

test.each([
  ['/%2e%2e/.well-known/jwks.json', 'a'],
  ['/x/../.well-known/jwks.json', 'a'],
  ['/.well-known/jwks.json', 'A.EXAMPLE:80'],
  ['/.well-known/jwks.json', '[::1]:65535'],
  ['/.well-known/jwks.json?a="<>`{}\'', 'a'],
])('the target %s at the host %s is understood as a URL', async (target, host) => {
  await using server = await listening()
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () =>
      socket.write(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
    )
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk.toString()
    })
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
  })
  expect(answer).toMatch(/^HTTP\/1\.1 200 /)
  const [entry] = server.idp.journal
  expect(new URL(entry?.request.url ?? '').pathname).toBe('/.well-known/jwks.json')
})

function received(host: string, url: string) {
  const incoming = Object.assign(new IncomingMessage(new Socket()), { method: 'GET', url, headers: { host } })
  return receiver()(incoming, new ServerResponse(incoming))
}

test('what is taken as it stands is what a URL would make of it', () => {
  const signs = Array.from({ length: 127 - 33 }, (_, index) => String.fromCharCode(33 + index))
  const targets = signs.flatMap((sign) => [`/a${sign}b`, `/${sign}`, `/a?b${sign}=c`, `/a?${sign}${sign}`])
  const taken = targets.map((target) => received('a.example:8080', target)).filter((request) => request !== undefined)
  expect(taken.length).toBeGreaterThan(signs.length * 3)
  for (const { url } of taken) expect(new URL(url).href).toBe(url)
})

test.each([
  '',
  'A.example',
  'a b',
  'a/b',
  'a@b',
  'a.example:80',
  'a.example:080',
  'a.example:99999',
  'a.1',
  '256.0.0.1',
  '127.1',
  'xn--a',
  'a?',
  'ü.example',
])('the host %j is left to who parses it', (host) => {
  expect(received(host, '/')).toBeUndefined()
})

test.each(['localhost', '127.0.0.1:4444', '[::1]:65535', 'a-b.example:60001'])('the host %s is taken', (host) => {
  expect(received(host, '/token')?.url).toBe(`http://${host}/token`)
})
