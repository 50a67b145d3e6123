import { plainResponse } from '../../json-response.js'

/** Value of Cache-Control that 2.x gives to what nobody should keep. */
export const NO_CACHE = 'private, no-cache, no-store, must-revalidate'

/** Go's JSON encoder escapes these in texts. */
const GO_ESCAPES = [
  ['<', '\\u003c'],
  ['>', '\\u003e'],
  ['&', '\\u0026'],
  ['\u2028', '\\u2028'],
  ['\u2029', '\\u2029'],
] as const

/** Replaces each sign, one after the other: texts that have none are the rule, and looking for a sign costs next to nothing. */
function replaced(text: string, replacements: readonly (readonly [sign: string, by: string])[]): string {
  let made = text
  for (const [sign, by] of replacements) if (made.includes(sign)) made = made.replaceAll(sign, by)
  return made
}

/** JSON as Go marshals it: members in the order given, `<`, `>` and `&` escaped. */
export const marshalled = (value: unknown): string => replaced(JSON.stringify(value), GO_ESCAPES)

/** JSON as Go's encoder writes it: with a line feed at the end. */
export const goJson = (value: unknown): string => `${marshalled(value)}\n`

/** An answer of the admin API, and of most of the public one. Members stay in the order given. */
export const json = (value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  plainResponse(goJson(value), status, { 'content-type': 'application/json; charset=utf-8', ...headers })

/** Headers of what the token endpoint and its kin give out. */
const TOKEN_HEADERS = {
  'content-type': 'application/json;charset=UTF-8',
  'cache-control': 'no-store',
  pragma: 'no-cache',
}

/** An answer of the token endpoint. It ends without a line feed, as its errors do. */
export const tokenJson = (value: unknown): Response => plainResponse(marshalled(value), 200, TOKEN_HEADERS)

/** An answer of the endpoint for devices. */
export const deviceJson = (value: unknown): Response => plainResponse(goJson(value), 200, TOKEN_HEADERS)

/** An answer without a body. */
export const empty = (status = 204, headers: Readonly<Record<string, string>> = {}): Response =>
  plainResponse('', status, headers)

export const page = (html: string, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  plainResponse(html, status, { 'content-type': 'text/html; charset=utf-8', ...headers })

/** What Go's `http.Error` answers. */
export const plainText = (text: string, status: number, headers: Readonly<Record<string, string>> = {}): Response =>
  plainResponse(`${text}\n`, status, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    ...headers,
  })

const REASONS: Readonly<Record<number, string>> = {
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  307: 'Temporary Redirect',
}

/** The first one comes back in the others. */
const HTML_ESCAPES = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&#34;'],
  ["'", '&#39;'],
] as const

/** What Go's `http.Redirect` answers: to GET and HEAD with a short page. Cookies are appended to its headers. */
export function redirect(location: string, status: number, method: string): Response {
  if (method !== 'GET' && method !== 'HEAD') return plainResponse('', status, { location })
  return page(`<a href="${replaced(location, HTML_ESCAPES)}">${REASONS[status] ?? ''}</a>.\n\n`, status, { location })
}
