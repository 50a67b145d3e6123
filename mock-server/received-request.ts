import type { IncomingMessage, ServerResponse } from 'node:http'
import { headerPairs, RECEIVED, type ReceivedHeaders, WHOLE } from './request-headers.js'
import { LARGEST_BODY } from './routing/largest-body.js'

/** Targets of which a URL makes nothing else. */
const TARGET = /^\/[!$&(-;=@-Z_a-z~]*(?:\?[!$&(-;=?@-Z_a-z~%]*)?$/
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Most hosts that a server keeps in mind. */
const MOST_HOSTS = 100

/** Makes requests of what a server receives: `undefined` where target, host, method or the length of the body are out of the ordinary. */
export function receiver(): (incoming: IncomingMessage, outgoing: ServerResponse) => ReceivedRequest | undefined {
  /** Those that a URL leaves as they are. */
  const hosts = new Set<string>()
  const isOrdinary = (host: string): boolean => {
    if (hosts.has(host)) return true
    if (hosts.size === MOST_HOSTS || !URL.canParse(`http://${host}/`) || new URL(`http://${host}/`).host !== host)
      return false
    hosts.add(host)
    return true
  }
  return (incoming, outgoing) => {
    const { url = '', method = '', headers } = incoming
    const { host = '', 'content-length': length = '0' } = headers
    if (!METHODS.has(method) || !isOrdinary(host) || !TARGET.test(url) || url.includes('/.')) return undefined
    if (headers['transfer-encoding'] !== undefined || Number(length) > LARGEST_BODY) return undefined
    return new ReceivedRequest(`http://${host}${url}`, incoming, outgoing)
  }
}

const hasBody = (method: string): boolean => method !== 'GET' && method !== 'HEAD'

/**
 * A request as it came through a socket. Its URL, its method, its headers and its text are there at once; whoever asks for anything
 * else gets it from a real `Request`, which costs more than most answers.
 */
export class ReceivedRequest implements Request {
  readonly url: string
  readonly method: string
  readonly #incoming: IncomingMessage
  readonly #outgoing: ServerResponse
  #isRead = false
  #whole: Request | undefined

  constructor(url: string, incoming: IncomingMessage, outgoing: ServerResponse) {
    this.url = url
    this.method = incoming.method ?? ''
    this.#incoming = incoming
    this.#outgoing = outgoing
  }

  get [RECEIVED](): ReceivedHeaders {
    return this.#incoming.headers
  }

  get [WHOLE](): Request {
    this.#whole ??= this.#made()
    return this.#whole
  }

  async text(): Promise<string> {
    if (this.#whole !== undefined) return this.#whole.text()
    this.#judgeUnread()
    this.#isRead = true
    return hasBody(this.method) ? textOf(await bytesOf(this.#incoming)) : ''
  }

  get bodyUsed(): boolean {
    return this.#isRead || this[WHOLE].bodyUsed
  }

  clone(): Request {
    return this.#unread.clone()
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return this.#unread.arrayBuffer()
  }

  blob(): ReturnType<Request['blob']> {
    return this.#unread.blob()
  }

  formData(): ReturnType<Request['formData']> {
    return this.#unread.formData()
  }

  json(): Promise<unknown> {
    return this.#unread.json()
  }

  get body(): Request['body'] {
    return this[WHOLE].body
  }

  get headers(): Headers {
    return this[WHOLE].headers
  }

  get signal(): AbortSignal {
    return this[WHOLE].signal
  }

  get cache(): Request['cache'] {
    return this[WHOLE].cache
  }

  get credentials(): Request['credentials'] {
    return this[WHOLE].credentials
  }

  get destination(): Request['destination'] {
    return this[WHOLE].destination
  }

  get integrity(): string {
    return this[WHOLE].integrity
  }

  get keepalive(): boolean {
    return this[WHOLE].keepalive
  }

  get mode(): Request['mode'] {
    return this[WHOLE].mode
  }

  get redirect(): Request['redirect'] {
    return this[WHOLE].redirect
  }

  get referrer(): string {
    return this[WHOLE].referrer
  }

  get referrerPolicy(): Request['referrerPolicy'] {
    return this[WHOLE].referrerPolicy
  }

  get duplex(): Request['duplex'] {
    return this[WHOLE].duplex
  }

  #judgeUnread(): void {
    if (this.#isRead) throw new TypeError('the body was read before')
  }

  get #unread(): Request {
    this.#judgeUnread()
    return this[WHOLE]
  }

  #made(): Request {
    const { method } = this
    const headers = new Headers()
    for (const [name, value] of headerPairs(this[RECEIVED])) headers.append(name, value)
    const left = new AbortController()
    this.#outgoing.once('close', () => {
      if (!this.#outgoing.writableFinished) left.abort()
    })
    const init: RequestInit = { method, headers, signal: left.signal }
    if (this.#isRead || !hasBody(method)) return new Request(this.url, init)
    return new Request(this.url, { ...init, body: streamOf(this.#incoming), duplex: 'half' })
  }
}

/** The body in one piece, as soon as somebody reads: if nobody does, Node passes over it. */
const streamOf = (incoming: IncomingMessage): ReadableStream<Uint8Array> =>
  new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const bytes = await bytesOf(incoming)
        if (bytes.length > 0) controller.enqueue(bytes)
        controller.close()
      },
    },
    { highWaterMark: 0 },
  )

/** The whole body; it is no longer than `LARGEST_BODY`. */
function bytesOf(incoming: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const [first] = chunks
      resolve(first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks))
    })
    incoming.on('error', reject)
    incoming.on('close', () => {
      if (!incoming.readableEnded) reject(new Error('the connection was closed before the body had come'))
    })
  })
}

/** UTF-8, without a byte order mark. */
function textOf(bytes: Buffer): string {
  const text = bytes.toString()
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}
