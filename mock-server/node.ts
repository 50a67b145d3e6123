import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { stopperOf } from './connections.js'
import { jsonError } from './error-response.js'
import { asRealResponse, jsonPartsOf } from './json-response.js'
import { boundTo, type Provider, serving } from './provider.js'

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
  const server = createServer(listenerOf(serving(provider)))
  const stop = stopperOf(server)
  const address = await bind(server, port, host)
  const url = `http://${nameOf(host)}:${address.port}`
  boundTo(provider, url)
  let closed: Promise<void> | undefined
  const close = (): Promise<void> => {
    closed ??= stop()
    return closed
  }
  return { url, port: address.port, close, [Symbol.asyncDispose]: close }
}

const listenerOf = (serve: (request: Request) => Promise<Response>) =>
  getRequestListener(
    async (request, env) => {
      const response = await serve(request)
      const parts = jsonPartsOf(response)
      if (parts === undefined) return response
      // hono would make a stream of the text and read it again.
      if (!isHttp1(env)) return asRealResponse(response)
      send(env.outgoing, response.status, parts)
      return RESPONSE_ALREADY_SENT
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

function send(
  outgoing: HttpBindings['outgoing'],
  status: number,
  { text, headers }: { readonly text: string; readonly headers: Readonly<Record<string, string>> | Headers },
): void {
  const plain = headers instanceof Headers ? Object.fromEntries(headers) : headers
  outgoing.writeHead(status, { ...plain, 'content-length': Buffer.byteLength(text) })
  outgoing.end(text)
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
