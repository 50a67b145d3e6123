import { isObject, strings } from '../../suites/harness/json.js'
import type { Run, RunExchange } from '../run.js'

const withoutQuery = (url: string): string => url.replace(/[?#].*$/s, '')

/** Whether a piece of text was made by chance rather than by a person: an id, a challenge, a client's own path. */
export function looksRandom(text: string): boolean {
  if (/^\[[^\]]*\]$/.test(text) || /%5B[\w%]*%5D/i.test(text)) return true
  if (text.length < 8) return false
  if (/\d/.test(text)) return !/^[a-z]+[a-z0-9]{0,3}(?:[-_.][a-z]*\d{0,2})*$/.test(text)
  return (
    text.length >= 12 && /[a-z]/.test(text) && /[A-Z]/.test(text) && !/^[A-Z]?[a-z]+(?:[A-Z][a-z]{2,})*$/.test(text)
  )
}

/** The pairs of a query or form. */
export const pairsOf = (text: string | undefined): readonly (readonly [string, string])[] => [
  ...new URLSearchParams(text ?? ''),
]

/** A body as JSON; `undefined` when it is none. */
export function parsedJson(body: string | undefined): unknown {
  if (body === undefined || !/^\s*[[{"]/.test(body)) return undefined
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

export const headerOf = (headers: RunExchange['request']['headers'], name: string): string | undefined =>
  headers.find(([one]) => one.toLowerCase() === name)?.[1]

/** Parameters of the query and of a form that was sent. */
export function sentParameters({ method, url, headers, body }: RunExchange['request']): [string, string][] {
  const form = (headerOf(headers, 'content-type') ?? '').includes('x-www-form-urlencoded') ? body : undefined
  const query = URL.canParse(url) ? new URL(url).search : ''
  return [...pairsOf(query), ...(method === 'GET' ? [] : pairsOf(form))].map(([name, value]) => [name, value])
}

/** The members of a URI that an app is reached at, in requests and registrations. */
const APP_MEMBERS = ['redirect_uri', 'post_logout_redirect_uri', 'redirect_uris', 'post_logout_redirect_uris'] as const

function appUris({ request }: RunExchange): readonly string[] {
  const sent = sentParameters(request).filter(([name]) => APP_MEMBERS.some((member) => member === name))
  const json = request.method === 'GET' ? undefined : parsedJson(request.body)
  const listed = isObject(json) ? APP_MEMBERS.flatMap((member) => strings(json[member])) : []
  return [...sent.map(([, value]) => value), ...listed]
}

/** Says addresses in a way that two runs share: the provider's and the app's own places get names, ids go. */
export class Addresses {
  readonly #issuer: string
  readonly #home: URL | undefined
  readonly #apps: ReadonlySet<string>

  constructor({ target, exchanges }: Pick<Run, 'target' | 'exchanges'>) {
    this.#issuer = target.issuer.replace(/\/$/, '')
    this.#home = URL.canParse(target.issuer) ? new URL(target.issuer) : undefined
    this.#apps = new Set(exchanges.flatMap(appUris).map(withoutQuery))
  }

  /** Whether a URL leads to an app of the run. */
  isApp(url: string): boolean {
    return this.#apps.has(withoutQuery(url))
  }

  /** Such as `{issuer}/login`, `{app}`, `{issuer}/clients/{id}`; without query and fragment. Other texts stay. */
  named(text: string): string {
    if (this.isApp(text)) return '{app}'
    const address = withoutQuery(text)
    if (address === this.#issuer) return '{issuer}'
    if (address.startsWith(`${this.#issuer}/`)) return `{issuer}${withoutIds(address.slice(this.#issuer.length))}`
    if (!/^https?:\/\//.test(address) || !URL.canParse(address)) return text
    const url = new URL(address)
    const { origin, hostname } = this.#home ?? {}
    if (url.origin === origin) return `{origin}${withoutIds(url.pathname)}`
    // Another port of the same host, such as that of an admin API: ports are given by chance in tests.
    if (url.hostname === hostname) return `${url.protocol}//{host}:{port}${withoutIds(url.pathname)}`
    return `${url.origin}${withoutIds(url.pathname)}`
  }
}

/** A path with `{id}` for what was made by chance. */
const withoutIds = (path: string): string =>
  path
    .split('/')
    .map((segment) => (looksRandom(segment) ? '{id}' : segment))
    .join('/')
