import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { stopperOf } from './connections.js'
import { doorsOf } from './doors.js'
import { jsonError } from './error-response.js'
import { asRealResponse, jsonPartsOf } from './json-response.js'
import type { Provider } from './provider.js'
import { receiver } from './received-request.js'
import type { HydraProvider } from './systems/hydra/hydra-provider.js'

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

/** Where both sides of a Hydra system listen. */
export interface HydraListenOptions extends ListenOptions {
  /** Port of the admin side; 0 for any free one. @default 0 */
  readonly adminPort?: number
}

/** A Hydra system that listens. */
export interface HydraListener extends Listener {
  readonly admin: Pick<Listener, 'url' | 'port'>
}

/**
 * Lets a provider answer on a port of this machine, by plain HTTP. Its issuer becomes the address unless its options name one.
 *
 * @example
 * const idp = await createProvider()
 * await using listener = await listen(idp)
 * console.log(idp.issuer) // http://127.0.0.1:40123
 */
export function listen(provider: Provider, options?: ListenOptions): Promise<Listener>
/** Lets both sides of a Hydra system answer, each on a port of its own. */
export function listen(provider: HydraProvider, options?: HydraListenOptions): Promise<HydraListener>
export async function listen(
  provider: Provider | HydraProvider,
  options: HydraListenOptions = {},
): Promise<Listener | HydraListener> {
  if ('admin' in provider) return listenTwice(provider, options)
  const { serve, boundTo } = doorsOf(provider)
  const listener = await listenWith((request) => serve('public', request), options)
  boundTo(listener.url)
  return listener
}

async function listenTwice(
  provider: HydraProvider,
  { adminPort = 0, ...options }: HydraListenOptions,
): Promise<HydraListener> {
  const { serve, boundTo } = doorsOf(provider)
  const listener = await listenWith((request) => serve('public', request), options)
  const admin = await listenWith((request) => serve('admin', request), { ...options, port: adminPort }).catch(
    async (error: unknown) => {
      await listener.close()
      throw error
    },
  )
  boundTo(listener.url)
  const close = async (): Promise<void> => {
    await Promise.all([listener.close(), admin.close()])
  }
  return { url: listener.url, port: listener.port, admin, close, [Symbol.asyncDispose]: close }
}

async function listenWith(
  serve: (request: Request) => Promise<Response>,
  { port = 0, host = '127.0.0.1' }: ListenOptions,
): Promise<Listener> {
  const server = createServer(listenerOf(serve))
  const stop = stopperOf(server)
  const address = await bind(server, port, host)
  const url = `http://${nameOf(host)}:${address.port}`
  let closed: Promise<void> | undefined
  const close = (): Promise<void> => {
    closed ??= stop()
    return closed
  }
  return { url, port: address.port, close, [Symbol.asyncDispose]: close }
}

type Serve = (request: Request) => Promise<Response>

/** hono makes the `Request` of whatever is out of the ordinary, and writes the responses whose content is a stream. */
function listenerOf(serve: Serve): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  const receive = receiver()
  const extraordinary = listenerOfHono(async (request) => asRealResponse(await serve(request)))
  return (incoming, outgoing) => {
    const request = receive(incoming, outgoing)
    if (request === undefined) extraordinary(incoming, outgoing)
    else answer(request, incoming, outgoing)
  }

  async function answer(request: Request, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    try {
      const response = await serve(request)
      const parts = jsonPartsOf(response)
      if (parts !== undefined) send(outgoing, response.status, parts)
      else await listenerOfHono(async () => response, { autoCleanupIncoming: false })(incoming, outgoing)
    } catch (error) {
      if (isDropped(error) || outgoing.headersSent) outgoing.destroy()
      else outgoing.writeHead(500).end()
    }
  }
}

/** Whether a Hydra system wants to close the connection instead of answering. */
const isDropped = (error: unknown): boolean => error instanceof Error && error.name === 'DroppedConnection'

const listenerOfHono = (serve: Serve, options: { readonly autoCleanupIncoming?: boolean } = {}) =>
  getRequestListener(
    (request, { outgoing }) =>
      serve(request).catch((error: unknown) => {
        if (!isDropped(error)) throw error
        outgoing.destroy()
        return RESPONSE_ALREADY_SENT
      }),
    {
      ...options,
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

function send(
  outgoing: ServerResponse,
  status: number,
  { text, headers }: NonNullable<ReturnType<typeof jsonPartsOf>>,
): void {
  const plain = headers instanceof Headers ? withCookies(headers) : headers
  const length = NO_CONTENT.has(status) ? undefined : { 'content-length': Buffer.byteLength(text) }
  outgoing.writeHead(status, { ...plain, ...length })
  // Node encodes the head like a body that is a text; headers are Latin-1.
  outgoing.end(/[^\0-\x7f]/.test(plain.location?.toString() ?? '') ? Buffer.from(text) : text)
}

/** Statuses of responses that have no content: RFC 9110 section 8.6. */
const NO_CONTENT: ReadonlySet<number> = new Set([204, 304])

/** Headers by name. Each cookie is a header of its own. */
function withCookies(headers: Headers): Readonly<Record<string, string | string[]>> {
  const plain = Object.fromEntries(headers)
  const cookies = headers.getSetCookie()
  return cookies.length === 0 ? plain : { ...plain, 'set-cookie': cookies }
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
