import { type Clock, systemClock } from '../harness/clock.js'
import { Bindings } from './bindings.js'

/** A request that the server made to the relying party. */
export interface ReceivedCall {
  readonly method: string
  readonly path: string
  readonly contentType: string
  readonly body: string
}

interface RelyingPartyOptions {
  /** Base URL without a final slash; `{{login_app}}` in recordings. */
  readonly url: string
  /** Milliseconds that are waited for calls that should come. @default 3000 */
  readonly patience?: number
  /** By what is waited. @default the real clock */
  readonly clock?: Clock
}

/** Calls kept; a server that never stops calling must not fill the memory. */
const MOST_CALLS = 1_000

/**
 * The login app and relying party of recordings: serves their documents, takes notifications, answers 200 to all else, and 500
 * below `/fail`. A function from Request to Response; `listenAsRelyingParty` gives it a port.
 */
export class RelyingParty {
  readonly url: string
  readonly #patience: number
  readonly #clock: Clock
  #documents: Readonly<Record<string, unknown>> = {}
  #bindings = new Bindings({})
  #calls: ReceivedCall[] = []
  #heard: () => void = () => {}

  constructor({ url, patience = 3_000, clock = systemClock }: RelyingPartyOptions) {
    this.url = url.replace(/\/$/, '')
    this.#patience = patience
    this.#clock = clock
  }

  /** Starts anew with the documents of a recording. */
  reset(documents: Readonly<Record<string, unknown>>, bindings: Bindings): void {
    this.#documents = documents
    this.#bindings = bindings
    this.#calls = []
  }

  /** Forgets the calls of the last step. */
  forgetCalls(): void {
    this.#calls = []
  }

  readonly fetch = async (request: Request): Promise<Response> => {
    const path = new URL(request.url).pathname
    if (request.method === 'GET' && Object.hasOwn(this.#documents, path)) return this.#document(this.#documents[path])
    const contentType = request.headers.get('content-type') ?? ''
    const call = { method: request.method, path, contentType, body: await request.text() }
    if (this.#calls.length < MOST_CALLS) this.#calls.push(call)
    this.#heard()
    return new Response('ok', { status: path.startsWith('/fail') ? 500 : 200 })
  }

  #document(document: unknown): Response {
    try {
      const content = this.#bindings.json(document, this.#clock.now() / 1_000)
      return typeof content === 'string'
        ? new Response(content, { headers: { 'content-type': 'text/plain' } })
        : Response.json(content)
    } catch {
      // It needs a value that has not come yet.
      return new Response('not there yet', { status: 404 })
    }
  }

  /** The calls since the last step, once there is one for each of these paths, or patience is over. */
  async calls(paths: readonly string[] = []): Promise<readonly ReceivedCall[]> {
    const isThere = (path: string): boolean => this.#calls.some((call) => call.path === path)
    const isComplete = (): boolean => paths.every(isThere)
    if (!isComplete()) {
      const enough = new AbortController()
      this.#heard = () => {
        if (isComplete()) enough.abort()
      }
      await this.#clock.wait(this.#patience, enough.signal)
      this.#heard = () => {}
    }
    return [...this.#calls]
  }
}
