import type { HydraLine, Side } from '../lines.js'
import type { HydraRoute } from './hydra-routes.js'

/** What became of a method and a path. */
export type Outcome =
  | { readonly kind: 'route'; readonly route: HydraRoute; readonly path: Readonly<Record<string, string>> }
  /** Another path, without query. */
  | { readonly kind: 'elsewhere'; readonly path: string; readonly status: number }
  | { readonly kind: 'options'; readonly allow: string }
  | { readonly kind: 'wrong method'; readonly allow: string }
  | { readonly kind: 'nothing' }

/** Routes of one method, those without templates by path. */
interface Table {
  readonly fixed: Map<string, HydraRoute>
  readonly templates: { readonly route: HydraRoute; readonly pattern: RegExp; readonly names: readonly string[] }[]
}

const NO_PARAMETERS: Readonly<Record<string, string>> = {}

/** Finds what answers on one side, the way of the line's router. */
export class HydraRouter {
  readonly #routing: HydraLine['routing']
  readonly #side: Side
  readonly #tables = new Map<string, Table>()

  constructor(routes: readonly HydraRoute[], line: HydraLine, side: Side) {
    this.#routing = line.routing
    this.#side = side
    for (const route of routes) if (route.side === side) this.#add(route)
  }

  /** @param pathname as it stands in the URL */
  match(method: string, pathname: string): Outcome {
    const path = this.#read(pathname)
    return this.#routing.trailingSlash === 'ignored' ? this.#asServeMux(method, path) : this.#asHttpRouter(method, path)
  }

  /** Go's own router, since 1.22, behind a handler that takes a final slash away. */
  #asServeMux(method: string, pathname: string): Outcome {
    const clean = cleaned(pathname)
    const [, others] = this.#routing.cleanPath
    // The root without its slash is no path. The admin side has put its prefix before it by then.
    const isRoot = pathname === '/' && this.#side === 'admin'
    const trimmed = pathname.endsWith('/') && !isRoot ? pathname.slice(0, -1) : pathname
    if (clean !== trimmed) return { kind: 'elsewhere', path: clean, status: others }
    const path = this.#bare(clean.replace(ENCODED_UNRESERVED, decoded))
    const found = this.#find(method, path) ?? (method === 'HEAD' ? this.#find('GET', path) : undefined)
    if (found !== undefined) return found
    if (!this.#routing.methodNotAllowed[this.#side]) return { kind: 'nothing' }
    const methods = this.#methodsAt(path)
    if (methods.includes('GET')) methods.push('HEAD')
    return methods.length === 0 ? { kind: 'nothing' } : { kind: 'wrong method', allow: methods.sort().join(', ') }
  }

  /** julienschmidt/httprouter. */
  #asHttpRouter(method: string, path: string): Outcome {
    const found = this.#find(method, path)
    if (found !== undefined) return found
    const elsewhere = this.#tables.has(method) && path !== '/' ? this.#elsewhere(method, path) : undefined
    if (elsewhere !== undefined) return elsewhere
    const methods = this.#methodsAt(path).filter((other) => other !== 'OPTIONS')
    if (methods.length === 0) return { kind: 'nothing' }
    const allow = [...methods, 'OPTIONS'].sort().join(', ')
    return { kind: method === 'OPTIONS' ? 'options' : 'wrong method', allow }
  }

  #elsewhere(method: string, path: string): Outcome | undefined {
    const status = this.#routing.cleanPath[method === 'GET' ? 0 : 1]
    const other = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : `${path}/`
    if (this.#find(method, other) !== undefined) return { kind: 'elsewhere', path: other, status }
    const right = this.#spelledRight(method, cleaned(path).replace(/(.)\/$/, '$1'))
    return right === undefined ? undefined : { kind: 'elsewhere', path: right, status }
  }

  /** The path with the fixed parts of the route that it means in their right letter case. */
  #spelledRight(method: string, path: string): string | undefined {
    const table = this.#tables.get(method)
    for (const fixed of table?.fixed.keys() ?? []) if (fixed.toLowerCase() === path.toLowerCase()) return fixed
    for (const { route, pattern, names } of table?.templates ?? []) {
      const values = new RegExp(pattern, 'i').exec(path)
      if (values === null) continue
      return names.reduce((filled, name, index) => filled.replace(`{${name}}`, values[index + 1] ?? ''), route.path)
    }
    return undefined
  }

  #add(route: HydraRoute): void {
    const path = this.#bare(route.path)
    const table: Table = this.#tables.get(route.method) ?? { fixed: new Map(), templates: [] }
    this.#tables.set(route.method, table)
    if (!path.includes('{')) {
      table.fixed.set(path, route)
      return
    }
    const parts = path.split(/\{([^}]*)\}/)
    const pattern = parts.map((part, index) => (index % 2 === 1 ? '([^/]+)' : part.replaceAll('.', '\\.'))).join('')
    table.templates.push({
      route,
      pattern: new RegExp(`^${pattern}$`),
      names: parts.filter((_, index) => index % 2 === 1),
    })
  }

  #find(method: string, path: string): Outcome | undefined {
    const table = this.#tables.get(method)
    const fixed = table?.fixed.get(path)
    if (fixed !== undefined) return { kind: 'route', route: fixed, path: NO_PARAMETERS }
    for (const { route, pattern, names } of table?.templates ?? []) {
      const values = pattern.exec(path)
      if (values === null) continue
      const entries = names.map((name, index) => [name, this.#value(values[index + 1] ?? '')] as const)
      return { kind: 'route', route, path: Object.fromEntries(entries) }
    }
    return undefined
  }

  #methodsAt(path: string): string[] {
    return [...this.#tables.keys()].filter((method) => this.#find(method, path) !== undefined)
  }

  /** Where `/admin` may be left out, nothing is known by it. */
  #bare(path: string): string {
    const optional = this.#side === 'admin' && this.#routing.bareAdminPath === 'is served too'
    return optional && path.startsWith(`${ADMIN}/`) ? path.slice(ADMIN.length) : path
  }

  #read(pathname: string): string {
    return this.#routing.decodedFirst ? decoded(pathname) : pathname
  }

  #value(text: string): string {
    return this.#routing.decodedFirst ? text : decoded(text)
  }
}

const ADMIN = '/admin'

/** Signs that nobody has to encode, RFC 3986 section 2.3: Go's own router knows a path by either writing. */
const ENCODED_UNRESERVED = /%(?:2[de]|3\d|4[1-9a-f]|5[\daf]|6[1-9a-f]|7[\dae])/gi

function decoded(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Go's `path.Clean`, always from the root. */
function cleaned(path: string): string {
  if (!path.includes('//') && !path.includes('/.') && !path.endsWith('/') && path.startsWith('/')) return path
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}
