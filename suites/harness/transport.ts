import type { Clock } from './clock.js'
import { HarnessError } from './errors.js'
import type { Exchange, HttpRequest } from './exchange.js'
import { concurrencyLimit, rateLimit } from './limits.js'
import { Operations } from './operation-of.js'
import type { Scopes } from './scope.js'

/** Bodies are kept up to so many bytes; more is cut off, with a note at its end. */
export const BODY_LIMIT = 256 * 1024
/** Exchanges kept in a run; beyond it the oldest go. */
const EXCHANGE_LIMIT = 50_000

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: string
  readonly url: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body?: string
}

/** An answer as it comes from the wire. */
interface WireResponse {
  readonly status: number
  readonly headers: Headers
  /** Chunks of the body; not read further once enough is there. */
  readonly body: AsyncIterable<Uint8Array>
}

/** Sends one request: over sockets, or to a function in this process. */
export interface Wire {
  send(request: WireRequest, signal: AbortSignal): Promise<WireResponse>
  close(): Promise<void>
}

export interface TransportOptions {
  readonly wire: Wire
  readonly clock: Clock
  readonly scopes: Scopes
  /** Milliseconds for one request and its whole answer. */
  readonly requestTimeout: number
  readonly concurrency: number
  /** Requests a second. */
  readonly rateLimit?: number | undefined
  /** Sees every exchange as soon as it is there. */
  readonly observe?: (exchange: Exchange) => void
}

const FORM = 'application/x-www-form-urlencoded'

const pairsOf = (form: NonNullable<HttpRequest['form']>): [string, string][] =>
  (Symbol.iterator in form ? [...form] : Object.entries(form)).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  )

/** The request with body and media type made from `form` or `json`. */
export function wireRequest(request: HttpRequest): WireRequest {
  const content =
    request.form !== undefined
      ? { body: new URLSearchParams(pairsOf(request.form)).toString(), type: FORM }
      : request.json !== undefined
        ? { body: JSON.stringify(request.json), type: 'application/json' }
        : { body: request.body, type: undefined }
  const given = Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const)
  const names = new Set(given.map(([name]) => name))
  const headers = [
    ...given,
    ...(names.has('accept') ? [] : [['accept', '*/*'] as const]),
    ...(names.has('user-agent') ? [] : [['user-agent', 'oidc-touchstone'] as const]),
    ...(content.type === undefined || names.has('content-type') ? [] : [['content-type', content.type] as const]),
  ]
  return {
    method: request.method ?? (content.type === undefined ? 'GET' : 'POST'),
    url: String(request.url).replace(/#.*$/s, ''),
    headers,
    ...(content.body === undefined ? {} : { body: content.body }),
  }
}

async function readBody(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    size += chunk.byteLength
    if (size > BODY_LIMIT) break
  }
  const bytes = Buffer.concat(parts)
  if (bytes.byteLength <= BODY_LIMIT) return bytes.toString('utf8')
  return `${bytes.subarray(0, BODY_LIMIT).toString('utf8')}\n[cut off after ${BODY_LIMIT} bytes]`
}

const causeOf = (reason: unknown): string => {
  if (!(reason instanceof Error)) return String(reason)
  const code = 'code' in reason && typeof reason.code === 'string' ? reason.code : undefined
  if (code !== undefined) return reason.message.includes(code) ? reason.message : `${code} ${reason.message}`.trim()
  return reason.cause === undefined ? reason.message : causeOf(reason.cause)
}

const placeOf = (url: string): string => url.replace(/[?#].*$/s, '')

/** Sends requests and keeps every exchange. Follows no redirect, tries nothing twice. */
export class Transport {
  readonly operations = new Operations()
  readonly #options: TransportOptions
  readonly #limited: ReturnType<typeof concurrencyLimit>
  readonly #mayGo: (signal?: AbortSignal) => Promise<void>
  #recorded: Exchange[] = []
  #count = 0

  constructor(options: TransportOptions) {
    this.#options = options
    this.#limited = concurrencyLimit(options.concurrency)
    this.#mayGo = options.rateLimit === undefined ? async () => {} : rateLimit(options.rateLimit, options.clock)
  }

  /** All exchanges kept, oldest first. */
  exchanges(): readonly Exchange[] {
    return this.#recorded
  }

  async send(request: HttpRequest): Promise<Exchange> {
    let wire: WireRequest
    try {
      wire = wireRequest(request)
      new URL(wire.url)
    } catch (cause) {
      throw new HarnessError(
        'ERR_INTERNAL',
        `not a URL to send a request to: ${placeOf(String(request.url))}`,
        {},
        { cause },
      )
    }
    return this.#limited(() => this.#exchange(wire))
  }

  close(): Promise<void> {
    return this.#options.wire.close()
  }

  async #exchange(request: WireRequest): Promise<Exchange> {
    const { clock, scopes, wire, requestTimeout } = this.#options
    const outer = scopes.current?.signal
    await this.#mayGo(outer)
    outer?.throwIfAborted()
    const id = ++this.#count
    scopes.current?.exchanges.add(id)
    const stop = new AbortController()
    const answered = new AbortController()
    const ended = () => stop.abort(outer?.reason)
    outer?.addEventListener('abort', ended)
    let late = false
    void clock.wait(requestTimeout, answered.signal).then(() => {
      if (answered.signal.aborted) return
      late = true
      stop.abort(new Error('time-out'))
    })
    const startedAt = clock.now()
    try {
      const response = await wire.send(request, stop.signal)
      const body = await readBody(response.body)
      return this.#keep({
        id,
        request,
        response: { status: response.status, headers: response.headers, body },
        startedAt,
        duration: clock.now() - startedAt,
        ...operation(this.operations.of(request)),
      })
    } catch (reason) {
      outer?.throwIfAborted()
      throw this.#unanswered(request, reason, late)
    } finally {
      // A reason of our own: without one an error object with a stack is made for each request.
      answered.abort('answered')
      outer?.removeEventListener('abort', ended)
    }
  }

  #keep(exchange: Exchange): Exchange {
    this.#recorded.push(exchange)
    // Cut in large steps: moving the rest down costs time.
    if (this.#recorded.length > EXCHANGE_LIMIT * 1.1) this.#recorded = this.#recorded.slice(-EXCHANGE_LIMIT)
    this.#options.observe?.(exchange)
    return exchange
  }

  #unanswered(request: WireRequest, reason: unknown, late: boolean): HarnessError {
    const what = `${request.method} ${placeOf(request.url)}`
    const context = { method: request.method, url: placeOf(request.url) }
    if (late) {
      const message = `${what} got no whole answer within ${this.#options.requestTimeout} ms; set requestTimeout to wait longer`
      return new HarnessError('ERR_TARGET_TIMEOUT', message, context)
    }
    return new HarnessError('ERR_TARGET_UNREACHABLE', `${what} got no answer: ${causeOf(reason)}`, context)
  }
}

const operation = (operationId: string | undefined) => (operationId === undefined ? {} : { operationId })
