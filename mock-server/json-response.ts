import { NO_STORE } from './http-headers.js'

type PlainHeaders = Readonly<Record<string, string>>
/** Headers on their way out, by name in lower case; each cookie is one of its own. */
export type OutgoingHeaders = Readonly<Record<string, string | string[]>> | Headers

function realHeaders(plain: Readonly<Record<string, string | string[]>>): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(plain))
    for (const one of typeof value === 'string' ? [value] : value) headers.append(name, one)
  return headers
}

/**
 * A response on its way through the provider. It holds text and headers as they are: a real `Response` costs more than everything else
 * in a token request but the signature, and more memory than all else the journal keeps. It never leaves the provider: whoever calls
 * `fetch` gets a real one (`asRealResponse`), and a listener writes the parts to its socket (`jsonPartsOf`).
 */
class JsonResponse implements Response {
  readonly status: number
  readonly #text: string
  readonly #plain: Record<string, string | string[]>
  #headers: Headers | undefined
  #real: Response | undefined

  /** `headers` become the response's own. */
  constructor(text: string, status: number, headers: Record<string, string | string[]>) {
    // As `Response` has it.
    if (!(status >= 200 && status < 600)) throw new RangeError(`${status} is no status of a response: 200 to 599 are`)
    this.status = status
    this.#text = text
    this.#plain = headers
  }

  get headers(): Headers {
    this.#headers ??= realHeaders(this.#plain)
    return this.#headers
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300
  }

  get #whole(): Response {
    // A text makes a Content-Type of its own where none is given, and some statuses may have no body at all.
    this.#real ??= new Response(this.#text === '' ? null : this.#text, { status: this.status, headers: this.headers })
    return this.#real
  }

  get body(): Response['body'] {
    return this.#whole.body
  }

  get bodyUsed(): boolean {
    return this.#whole.bodyUsed
  }

  get redirected(): boolean {
    return this.#whole.redirected
  }

  get statusText(): string {
    return this.#whole.statusText
  }

  get type(): Response['type'] {
    return this.#whole.type
  }

  get url(): string {
    return this.#whole.url
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return this.#whole.arrayBuffer()
  }

  blob(): ReturnType<Response['blob']> {
    return this.#whole.blob()
  }

  clone(): Response {
    return this.#whole.clone()
  }

  formData(): ReturnType<Response['formData']> {
    return this.#whole.formData()
  }

  json(): Promise<unknown> {
    return this.#whole.json()
  }

  text(): Promise<string> {
    return this.#whole.text()
  }

  static is(response: Response): response is JsonResponse {
    return #text in response
  }

  static realOf(response: JsonResponse): Response {
    return response.#whole
  }

  static textOf(response: JsonResponse): string {
    return response.#text
  }

  /** The headers, as long as nobody asked for them as `Headers` and may have changed them. */
  static plainHeadersOf(response: JsonResponse): OutgoingHeaders {
    return response.#headers ?? response.#plain
  }

  static setHeader(response: JsonResponse, name: string, value: string): void {
    if (response.#headers !== undefined) response.#headers.set(name, value)
    else response.#plain[name] = value
  }

  static hasHeader(response: JsonResponse, name: string): boolean {
    return response.#headers === undefined ? Object.hasOwn(response.#plain, name) : response.#headers.has(name)
  }

  static appendCookie(response: JsonResponse, cookie: string): void {
    if (response.#headers !== undefined) response.#headers.append('set-cookie', cookie)
    else {
      const before = response.#plain['set-cookie']
      if (Array.isArray(before)) before.push(cookie)
      else response.#plain['set-cookie'] = before === undefined ? [cookie] : [before, cookie]
    }
  }
}

/** A JSON response. It is not stored anywhere unless `headers` says otherwise. */
export const jsonResponse = (body: unknown, status = 200, headers: PlainHeaders = NO_STORE): Response =>
  new JsonResponse(JSON.stringify(body), status, {
    'content-type': 'application/json',
    'x-content-type-options': 'nosniff',
    ...headers,
  })

/** A response with this text and no other headers than these. */
export const plainResponse = (text: string, status: number, headers: PlainHeaders): Response =>
  new JsonResponse(text, status, { ...headers })

/** Text and headers of a response made by `jsonResponse`; of others `undefined`. */
export const jsonPartsOf = (
  response: Response,
): { readonly text: string; readonly headers: OutgoingHeaders } | undefined =>
  JsonResponse.is(response)
    ? { text: JsonResponse.textOf(response), headers: JsonResponse.plainHeadersOf(response) }
    : undefined

/** The headers of any response. */
export const outgoingHeadersOf = (response: Response): OutgoingHeaders =>
  JsonResponse.is(response) ? JsonResponse.plainHeadersOf(response) : response.headers

/** The response in a form that may leave the provider. */
export const asRealResponse = (response: Response): Response =>
  JsonResponse.is(response) ? JsonResponse.realOf(response) : response

/** Whether a response has this header; the name in lower case. */
export const hasHeader = (response: Response, name: string): boolean =>
  JsonResponse.is(response) ? JsonResponse.hasHeader(response, name) : response.headers.has(name)

/** Appends a cookie to a response that is not yet someone else's. */
export function appendCookie(response: Response, cookie: string): void {
  if (JsonResponse.is(response)) JsonResponse.appendCookie(response, cookie)
  else response.headers.append('set-cookie', cookie)
}

/** Sets a header. A response that someone fetched has headers that can't be changed: it stays as it is. */
export function setHeader(response: Response, name: string, value: string): void {
  try {
    if (JsonResponse.is(response)) JsonResponse.setHeader(response, name, value)
    else response.headers.set(name, value)
  } catch {
    // Immutable.
  }
}
