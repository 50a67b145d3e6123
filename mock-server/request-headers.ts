/** Headers as an HTTP server has them, by name in lower case. */
type ReceivedHeaders = Readonly<Record<string, string | string[] | undefined>>

const RECEIVED = Symbol('received headers')
type ReceivedRequest = Request & { readonly [RECEIVED]: ReceivedHeaders }

const isReceived = (request: Request): request is ReceivedRequest => RECEIVED in request

/** Notes the headers of a request that came through a socket: making `Headers` of them costs as much as answering it. */
export const withReceivedHeaders = (request: Request, headers: ReceivedHeaders): Request =>
  Object.assign(request, { [RECEIVED]: headers })

/** The value of a header, or `null`; the name in lower case. */
export function headerOf(request: Request, name: string): string | null {
  if (!isReceived(request)) return request.headers.get(name)
  const value = request[RECEIVED][name]
  return Array.isArray(value) ? value.join(', ') : (value ?? null)
}

/** All headers, by name in lower case. */
export const headersOf = (request: Request): ReceivedHeaders | Headers =>
  isReceived(request) ? request[RECEIVED] : request.headers

/** Names and values of headers in either form. */
export const headerPairs = (headers: ReceivedHeaders | Headers): Iterable<readonly [string, string]> =>
  headers instanceof Headers
    ? headers
    : Object.entries(headers).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one] as const))
