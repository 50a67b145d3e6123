/** Headers as an HTTP server has them, by name in lower case. */
export type ReceivedHeaders = Readonly<Record<string, string | string[] | undefined>>

/** Where a request that came through a socket has its headers as they came: making `Headers` of them costs as much as answering it. */
export const RECEIVED = Symbol('received headers')
/** Where such a request has the real `Request` that it stands for. */
export const WHOLE = Symbol('whole request')

type ReceivedRequest = Request & { readonly [RECEIVED]: ReceivedHeaders; readonly [WHOLE]: Request }

const isReceived = (request: Request): request is ReceivedRequest => RECEIVED in request

/** A request that may leave the provider, or be read by others than its handlers. */
export const wholeRequest = (request: Request): Request => (isReceived(request) ? request[WHOLE] : request)

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
