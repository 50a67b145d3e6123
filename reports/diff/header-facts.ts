import type { RunExchange } from '../run.js'
import { headerOf } from './addresses.js'
import { type Fact, list } from './facts.js'

type Read = (name: string, value: string, request: RunExchange['request']) => readonly Fact[]

const words = (value: string): readonly string[] =>
  [...new Set(value.split(',').map((word) => word.trim()))].filter((word) => word !== '').sort()

const header =
  (read: (value: string) => string): Read =>
  (name, value) => [{ kind: 'header', name, value: read(value) }]

const present = header(() => 'there')
const listed = (kind: 'header' | 'cors', change: (word: string) => string): Read => {
  return (name, value) => list(kind, name, words(value).map(change))
}
const lower = (word: string): string => word.toLowerCase()
const cors: Read = (name, value) => [{ kind: 'cors', name, value }]

/** Whom the answer is open to: everybody, whoever asks, or somebody by name. */
const origin: Read = (name, value, { headers }) => {
  const asked = headerOf(headers, 'origin')
  return [{ kind: 'cors', name, value: value === asked ? 'the origin that asks' : value }]
}

/** Scheme, names of parameters and the error of a challenge, RFC 9110 section 11.6.1. */
const challenge: Read = (_, value) => {
  const [scheme = ''] = value.trim().split(/\s+/)
  const parameters = [...value.matchAll(/([a-z_-]+)\s*=\s*(?:"([^"]*)"|([^\s,]+))/gi)]
  const error = parameters.find(([, name]) => name === 'error')
  return [
    ...list('challenge', scheme, new Set(parameters.map(([, name = '']) => name))),
    ...(error === undefined
      ? []
      : [{ kind: 'error' as const, name: 'www-authenticate error', value: error[2] ?? error[3] ?? '' }]),
  ]
}

/** The headers that applications, browsers and caches go by. */
const HEADERS: Readonly<Record<string, Read>> = {
  'content-type': header((value) => value.split(';')[0]?.trim().toLowerCase() ?? ''),
  'cache-control': header((value) => words(value.toLowerCase()).join(', ')),
  'www-authenticate': challenge,
  allow: listed('header', (word) => word.toUpperCase()),
  'retry-after': present,
  'x-frame-options': header((value) => value.toUpperCase()),
  'x-total-count': present,
  'dpop-nonce': present,
  link: (name, value) =>
    list('header', name, new Set([...value.matchAll(/rel="?([^";,]+)/g)].map(([, rel = '']) => rel))),
  'access-control-allow-origin': origin,
  'access-control-allow-credentials': cors,
  'access-control-allow-methods': listed('cors', (word) => word.toUpperCase()),
  'access-control-allow-headers': listed('cors', lower),
  'access-control-expose-headers': listed('cors', lower),
}

/** What the headers of an answer say, but for its redirect and its cookies. */
export const headerFacts = ({ request, response }: RunExchange): readonly Fact[] =>
  response.headers.flatMap(([name, value]) => HEADERS[name.toLowerCase()]?.(name.toLowerCase(), value, request) ?? [])
