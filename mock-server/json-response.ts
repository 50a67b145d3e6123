import { NO_STORE } from './http-headers.js'

type PlainHeaders = Readonly<Record<string, string>>
/** Headers on their way out; each cookie is one of its own. */
type OutgoingHeaders = Readonly<Record<string, string | string[]>>

function realHeaders(plain: OutgoingHeaders): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(plain))
    for (const one of typeof value === 'string' ? [value] : value) headers.append(name, one)
  return headers
}

/**
 * A JSON response on its way through the provider. It holds text and headers as they are: a real `Response` with a body costs
 * more than everything else in a token request but the signature. It never leaves the provider: whoever calls `fetch` gets a real
 * one (`asRealResponse`), and a listener writes the parts to its socket (`jsonPartsOf`).
 */
class JsonResponse extends Response {
  readonly #text: string
  readonly #plain: Record<string, string | string[]>
  #headers: Headers | undefined

  /** `headers` become the response's own. */
  constructor(text: string, status: number, headers: Record<string, string | string[]>) {
    super(null, { status })
    this.#text = text
    this.#plain = headers
  }

  static {
    // `Response` declares headers as a property, though it is an accessor.
    Object.defineProperty(JsonResponse.prototype, 'headers', {
      get(this: JsonResponse): Headers {
        this.#headers ??= realHeaders(this.#plain)
        return this.#headers
      },
    })
  }

  static is(response: Response): response is JsonResponse {
    return #text in response
  }

  static textOf(response: JsonResponse): string {
    return response.#text
  }

  /** The headers, as long as nobody asked for them as `Headers` and may have changed them. */
  static plainHeadersOf(response: JsonResponse): OutgoingHeaders | Headers {
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
    else response.#plain['set-cookie'] = [response.#plain['set-cookie'] ?? [], cookie].flat()
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
): { readonly text: string; readonly headers: OutgoingHeaders | Headers } | undefined =>
  JsonResponse.is(response)
    ? { text: JsonResponse.textOf(response), headers: JsonResponse.plainHeadersOf(response) }
    : undefined

/** The response in a form that may leave the provider. */
export function asRealResponse(response: Response): Response {
  const parts = jsonPartsOf(response)
  if (parts === undefined) return response
  // A text makes a Content-Type of its own where none is given, and some statuses may have no body at all.
  return new Response(parts.text === '' ? null : parts.text, { status: response.status, headers: response.headers })
}

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
