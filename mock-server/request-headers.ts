/** Headers as an HTTP server has them, by name in lower case. */
type ReceivedHeaders = Readonly<Record<string, string | string[] | undefined>>

const received = new WeakMap<Request, ReceivedHeaders>()

/** Notes the headers of a request that came through a socket: making `Headers` of them costs as much as answering it. */
export function noteHeaders(request: Request, headers: ReceivedHeaders): void {
  received.set(request, headers)
}

/** The value of a header, or `null`; the name in lower case. */
export function headerOf(request: Request, name: string): string | null {
  const headers = received.get(request)
  if (headers === undefined) return request.headers.get(name)
  const value = headers[name]
  return Array.isArray(value) ? value.join(', ') : (value ?? null)
}

/** All headers, by name in lower case. */
export const headersOf = (request: Request): ReceivedHeaders | Headers => received.get(request) ?? request.headers

/** Names and values of headers in either form. */
export const headerPairs = (headers: ReceivedHeaders | Headers): Iterable<readonly [string, string]> =>
  headers instanceof Headers
    ? headers
    : Object.entries(headers).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one] as const))
