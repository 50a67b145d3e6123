import { createServer, type OutgoingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { jsonError } from './error-response.js'
import { textOf } from './json-response.js'
import { boundTo, type Provider } from './provider.js'

/** Where to listen. */
export interface ListenOptions {
  /** 0 for any free one. @default 0 */
  readonly port?: number
  /** @default '127.0.0.1': nobody else reaches it */
  readonly host?: string
}

/** A provider that listens. */
export interface Listener extends AsyncDisposable {
  /** Base URL of the listening address; the issuer unless the provider's options name another. */
  readonly url: string
  readonly port: number
  /** Takes no new connections and waits for open requests. May be called again. */
  close(): Promise<void>
}

/**
 * Lets a provider answer on a port of this machine, by plain HTTP. Its issuer becomes the address unless its options name one.
 *
 * @example
 * const idp = await createProvider()
 * await using listener = await listen(idp)
 * console.log(idp.issuer) // http://127.0.0.1:40123
 */
export async function listen(
  provider: Provider,
  { port = 0, host = '127.0.0.1' }: ListenOptions = {},
): Promise<Listener> {
  const server = createServer(listenerOf(provider))
  const address = await bind(server, port, host)
  const url = `http://${nameOf(host)}:${address.port}`
  boundTo(provider, url)
  let closed: Promise<void> | undefined
  const close = (): Promise<void> => {
    closed ??= stop(server)
    return closed
  }
  return { url, port: address.port, close, [Symbol.asyncDispose]: close }
}

const listenerOf = (provider: Provider) =>
  getRequestListener(
    async (request, env) => {
      const response = await provider.fetch(request)
      const text = textOf(response)
      // hono would read the text out of a stream.
      return text !== undefined && 'outgoing' in env && isHttp1(env) ? send(env, response, text) : response
    },
    {
      overrideGlobalObjects: false,
      errorHandler: () =>
        jsonError({
          error: 'invalid_request',
          error_description: 'the request line or the Host header is malformed',
          status: 400,
          place: 'json',
        }),
    },
  )

const isHttp1 = (env: object): env is HttpBindings => 'outgoing' in env && env.outgoing !== null

function send({ outgoing }: HttpBindings, response: Response, text: string): Response {
  const headers: OutgoingHttpHeaders = { 'content-length': Buffer.byteLength(text) }
  for (const [name, value] of response.headers) {
    const present = headers[name]
    // Several cookies are several headers, RFC 6265 section 3.
    headers[name] = present === undefined ? value : [present, value].flat().map(String)
  }
  outgoing.writeHead(response.status, headers)
  outgoing.end(text)
  return RESPONSE_ALREADY_SENT
}

function bind(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(unusable(error, port, host)))
    server.listen(port, host, () => {
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('the server has no port'))
      else resolve(address)
    })
  })
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'it is in use: choose another port, or 0 for any free one',
  EACCES: 'this user may not: choose a port above 1023, or 0 for any free one',
  EADDRNOTAVAIL: 'this machine has no such address',
}

const unusable = (error: NodeJS.ErrnoException, port: number, host: string): Error =>
  new Error(`cannot listen on port ${port} of ${host}: ${REASONS[error.code ?? ''] ?? error.message}`, { cause: error })

/** How others reach an address that means "all of them". */
const ANY: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }
const nameOf = (host: string): string => ANY[host] ?? (host.includes(':') ? `[${host}]` : host)

function stop(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)))
    server.closeIdleConnections()
  })
}
