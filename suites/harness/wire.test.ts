import { createServer, type RequestListener } from 'node:http'
import { expect, test } from 'vitest'
import { systemClock } from './clock.js'
import { Scopes } from './scope.js'
import { Transport } from './transport.js'
import { socketWire } from './wire.js'

async function listening(listener: RequestListener): Promise<{ url: string } & AsyncDisposable> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  return {
    url: `http://127.0.0.1:${port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const overSockets = async () =>
  new Transport({
    wire: await socketWire({ connections: 2 }),
    clock: systemClock,
    scopes: new Scopes(),
    requestTimeout: 5_000,
    concurrency: 2,
  })

test('over sockets: redirects are not followed, every Set-Cookie survives, odd header values too', async () => {
  await using server = await listening((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      response.writeHead(302, { location: '/next', 'set-cookie': ['a=1', 'b=2'], 'x-odd': 'gr\u00fc\u00dfe' })
      response.end(`${request.method} ${request.headers['content-type']} ${body}`)
    })
  })
  const transport = await overSockets()
  const { response } = await transport.send({ url: server.url, form: { a: 'b c' } })
  expect(response.status).toBe(302)
  expect(response.body).toBe('POST application/x-www-form-urlencoded a=b+c')
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  await transport.close()
})

test('nobody listening is ERR_TARGET_UNREACHABLE', async () => {
  const gone = await listening(() => {})
  await gone[Symbol.asyncDispose]()
  const transport = await overSockets()
  await expect(transport.send({ url: gone.url })).rejects.toMatchObject({
    code: 'ERR_TARGET_UNREACHABLE',
    message: expect.stringContaining('ECONNREFUSED'),
  })
  await transport.close()
})
