import type { OutgoingHeaders } from '../json-response.js'
import type { OperationId } from '../operations.js'
import type { headersOf } from '../request-headers.js'
import { redactedHeaders, redactedParameters, redactedUrl } from './redaction.js'

/** One exchange as the journal shows it. Secrets, codes and tokens are replaced by `[redacted]`. */
export interface JournalEntry<Id extends string = OperationId> {
  readonly operationId: Id
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers: Readonly<Record<string, string>>
    /** Parameters of query and form. */
    readonly params: Readonly<Record<string, string>>
  }
  readonly response: { readonly status: number; readonly headers: Readonly<Record<string, string>> }
  /** Milliseconds since 1970, by the provider's clock. */
  readonly at: number
}

/** What is kept of an exchange until someone looks at it. */
export interface Observed<Id extends string = OperationId> {
  readonly operationId: Id
  readonly method: string
  readonly url: string
  readonly requestHeaders: ReturnType<typeof headersOf>
  readonly form: URLSearchParams | undefined
  readonly status: number
  readonly responseHeaders: OutgoingHeaders
  readonly at: number
}

/** The last exchanges of a provider. Keeping one costs next to nothing: it is made readable when it is read. */
export class Journal<Id extends string = OperationId> {
  readonly #size: number
  #ring: Observed<Id>[] = []
  #next = 0

  constructor(size: number) {
    this.#size = size
  }

  get isOff(): boolean {
    return this.#size === 0
  }

  add(exchange: Observed<Id>): void {
    if (this.#size === 0) return
    this.#ring[this.#next] = exchange
    this.#next = (this.#next + 1) % this.#size
  }

  clear(): void {
    this.#ring = []
    this.#next = 0
  }

  /** Oldest first. */
  get entries(): readonly JournalEntry<Id>[] {
    const inOrder = [...this.#ring.slice(this.#next), ...this.#ring.slice(0, this.#next)]
    return (this.#ring.length < this.#size ? this.#ring : inOrder).map((exchange) => readable(exchange))
  }
}

const readable = <Id extends string>(exchange: Observed<Id>): JournalEntry<Id> => ({
  operationId: exchange.operationId,
  request: {
    method: exchange.method,
    url: redactedUrl(exchange.url),
    headers: redactedHeaders(exchange.requestHeaders),
    params: redactedParameters([...queryOf(exchange.url), ...(exchange.form ?? [])]),
  },
  response: { status: exchange.status, headers: redactedHeaders(exchange.responseHeaders) },
  at: exchange.at,
})

const queryOf = (url: string): URLSearchParams => new URL(url).searchParams
