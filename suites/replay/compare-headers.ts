import { compareText } from './compare-text.js'
import { compareUrl } from './compare-url.js'
import type { Comparison, Named } from './comparison.js'
import type { RecordedHeaders } from './recording.js'
import { readSetCookie } from './set-cookie.js'

/** Headers of the connection rather than the answer; all others must be there, and no further one. */
export const UNCOMPARED_HEADERS: ReadonlySet<string> = new Set([
  'date',
  'content-length',
  'connection',
  'keep-alive',
  'transfer-encoding',
])

type Compare = (comparison: Comparison, expected: string, actual: string, pointer: string) => void

/** How to compare a header whose text is not compared as it stands. */
const BY_NAME: Readonly<Record<string, Compare>> = {
  'content-type': (comparison, expected, actual, pointer) => {
    if (mediaType(expected) !== mediaType(actual)) comparison.differ('content-type', pointer, expected, actual)
  },
  location: (comparison, expected, actual, pointer) => compareUrl(comparison, 'url', expected, actual, pointer),
  link: (comparison, expected, actual, pointer) =>
    comparison.named('link', linksIn(expected), linksIn(actual), pointer, (want, have, where) =>
      compareUrl(comparison, 'link', want.value, have.value, where),
    ),
  'www-authenticate': compareChallenge,
}

const mediaType = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\s*;\s*/g, ';')
    .trim()

/** Targets of a Link header by relation, RFC 8288. */
export const linksIn = (header: string): readonly Named[] =>
  [...header.matchAll(/<([^>]*)>\s*;\s*rel="?([^",;]*)"?/g)].map(([, value = '', name = '']) => ({ name, value }))

/** A challenge as it stands up to its description; what follows is a sentence. */
function compareChallenge(comparison: Comparison, expected: string, actual: string, pointer: string): void {
  const [wanted, had] = [expected, actual].map((text) => text.split(/error_description=(.*)/s, 2))
  compareText(comparison, 'header', wanted?.[0] ?? '', had?.[0] ?? '', pointer)
  compareText(comparison, 'header', wanted?.[1] ?? '', had?.[1] ?? '', `${pointer}/error_description`)
}

const COOKIES = 'set-cookie'

/** Seconds that Max-Age may be off. */
const MAX_AGE_SLACK = 2

/** Compares headers by name; cookies by name, value and attributes. */
export function compareHeaders(comparison: Comparison, expected: RecordedHeaders, actual: Headers): void {
  const wanted = Object.entries(expected)
    .filter(([name]) => name !== COOKIES && !UNCOMPARED_HEADERS.has(name))
    .map(([name, value]) => ({ name, value: typeof value === 'string' ? value : value.join(', ') }))
  const had = [...actual]
    .filter(([name]) => name !== COOKIES && !UNCOMPARED_HEADERS.has(name))
    .map(([name, value]) => ({ name, value }))
  comparison.named('header', wanted, had, '/headers', (want, have, where) => {
    const compare = BY_NAME[want.name]
    if (compare === undefined) compareText(comparison, 'header', want.value, have.value, where)
    else compare(comparison, want.value, have.value, where)
  })
  const cookies = expected[COOKIES] ?? []
  compareCookies(comparison, typeof cookies === 'string' ? [cookies] : cookies, actual.getSetCookie())
}

function compareCookies(comparison: Comparison, expected: readonly string[], actual: readonly string[]): void {
  const [wanted, had] = [expected.map(readSetCookie), actual.map(readSetCookie)]
  comparison.named('cookie', wanted, had, '/headers/set-cookie', (want, have, where) => {
    compareText(comparison, 'cookie', want.value, have.value, where)
    comparison.named('cookie-attribute', want.attributes, have.attributes, where, (one, other, at) => {
      const isNear = Math.abs(Number(one.value) - Number(other.value)) <= MAX_AGE_SLACK
      if (one.name === 'max-age' && one.value !== '0' && isNear) return
      compareText(comparison, 'cookie-attribute', one.value, other.value, at)
    })
  })
}
