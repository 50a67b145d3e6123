import type { OpenApiDocument } from './open-api-document.js'
import { type Operation, operationsOf } from './operations.js'

/** What a URL path turned out to be. */
export interface OperationMatch {
  readonly operation: Operation
  /** Parameters of the path template, decoded. */
  readonly path: Readonly<Record<string, string>>
}

interface Route {
  readonly operation: Operation
  readonly pattern: RegExp
  readonly names: readonly string[]
}

interface Routes {
  /** Paths without templates, by `METHOD /path`. */
  readonly fixed: ReadonlyMap<string, Operation>
  /** Paths with templates, those with the most fixed text first. */
  readonly templates: readonly Route[]
}

const routes = new WeakMap<OpenApiDocument, Routes>()

/**
 * Finds the operation of a method and path. A path without templates goes before one with templates (OpenAPI, Paths Object).
 *
 * @param path below the base URL of the document, percent-encoded as in the URL, without query
 */
export function matchOperation(document: OpenApiDocument, method: string, path: string): OperationMatch | undefined {
  const { fixed, templates } = routesOf(document)
  const verb = method.toUpperCase()
  const operation = fixed.get(`${verb} ${path}`)
  if (operation !== undefined) return { operation, path: {} }
  for (const route of templates) {
    const values = route.operation.method === verb ? route.pattern.exec(path) : null
    const parameters = values && pathParameters(route.names, values.slice(1))
    if (parameters) return { operation: route.operation, path: parameters }
  }
  return undefined
}

function routesOf(document: OpenApiDocument): Routes {
  const known = routes.get(document)
  if (known !== undefined) return known
  const operations = [...operationsOf(document).values()]
  const made: Routes = {
    fixed: new Map(
      operations.filter(({ path }) => !path.includes('{')).map((each) => [`${each.method} ${each.path}`, each]),
    ),
    templates: operations
      .filter(({ path }) => path.includes('{'))
      .sort((a, b) => fixedLength(b.path) - fixedLength(a.path))
      .map(routeOf),
  }
  routes.set(document, made)
  return made
}

const fixedLength = (path: string): number => path.replaceAll(/\{[^}]*\}/g, '').length

function routeOf(operation: Operation): Route {
  const parts = operation.path.split(/\{([^}]*)\}/)
  const pattern = parts.map((part, index) =>
    index % 2 === 1 ? '([^/]+)' : part.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&'),
  )
  return { operation, pattern: new RegExp(`^${pattern.join('')}$`), names: parts.filter((_, index) => index % 2 === 1) }
}

function pathParameters(names: readonly string[], values: readonly string[]): Record<string, string> | undefined {
  try {
    return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(values[index] ?? '')]))
  } catch {
    // A broken percent-encoding names no resource.
    return undefined
  }
}
