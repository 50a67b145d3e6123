import { METHOD_NAME_ALL } from 'hono/router'
import { TrieRouter } from 'hono/router/trie-router'
import type { Route } from './routes.js'

/** What answers at one path. */
export interface Resource {
  readonly methods: ReadonlyMap<string, Route>
  /** Value of the Allow header, RFC 9110 section 10.2.1. */
  readonly allow: string
}

/** A resource and the parameters of its path template, not yet decoded. */
export interface Match {
  readonly resource: Resource
  readonly parameters: Readonly<Record<string, string>>
}

const NO_PARAMETERS: Readonly<Record<string, string>> = {}
const WELL_KNOWN = /^\/\.well-known\/(openid-configuration|oauth-authorization-server)$/

/** The path of an absolute URL as it stands there. `URL` would cost more than finding the route. */
export function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('://') + 3)
  if (start === -1) return '/'
  const fragment = url.indexOf('#', start)
  const end = fragment === -1 ? url.length : fragment
  const query = url.indexOf('?', start)
  return url.slice(start, query === -1 || query > end ? end : query)
}

/** The query of a URL with its question mark; `''` without one. */
export function searchOf(url: string): string {
  const fragment = url.indexOf('#')
  const end = fragment === -1 ? url.length : fragment
  const start = url.indexOf('?')
  return start === -1 || start > end ? '' : url.slice(start, end)
}

/** Finds what answers at a path below the issuer. */
export class Router {
  readonly #basePath: string
  /** Paths without parameters: nearly all. */
  readonly #fixed = new Map<string, Resource>()
  readonly #templates = new TrieRouter<Resource>()
  /** Paths that are not below the issuer: its well-known documents with the name put before its path (RFC 8414 section 3.1). */
  readonly #beside = new Map<string, Resource>()

  constructor(routes: readonly Route[], basePath: string) {
    this.#basePath = basePath
    for (const path of new Set(routes.map((route) => route.path))) {
      const resource = resourceOf(routes.filter((route) => route.path === path))
      if (path.includes('{')) this.#templates.add(METHOD_NAME_ALL, path.replaceAll(/\{([^}]+)\}/g, ':$1'), resource)
      else this.#fixed.set(path, resource)
      if (basePath !== '' && WELL_KNOWN.test(path)) this.#beside.set(`${path}${basePath}`, resource)
    }
  }

  /** @param pathname as it stands in the URL */
  match(pathname: string): Match | undefined {
    const beside = this.#beside.get(pathname)
    if (beside !== undefined) return { resource: beside, parameters: NO_PARAMETERS }
    if (!pathname.startsWith(`${this.#basePath}/`)) return undefined
    const path = pathname.slice(this.#basePath.length)
    const resource = this.#fixed.get(path)
    if (resource !== undefined) return { resource, parameters: NO_PARAMETERS }
    const [[first] = []] = this.#templates.match(METHOD_NAME_ALL, path)
    return first && { resource: first[0], parameters: texts(first[1]) }
  }
}

/** A trie gives the parameters themselves; other routers of hono would give their places. */
const texts = (parameters: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)]))

function resourceOf(routes: readonly Route[]): Resource {
  const methods = new Map(routes.map((route) => [route.method, route]))
  const get = methods.get('GET')
  if (get !== undefined) methods.set('HEAD', get)
  return { methods, allow: [...methods.keys(), 'OPTIONS'].join(', ') }
}
