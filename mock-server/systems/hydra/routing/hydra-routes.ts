import { builtInDocument } from '../../../../specs/built-in-documents.js'
import { type Operation, operationsOf } from '../../../../specs/operations.js'
import { hydraSideOf } from '../../../../specs/systems/hydra-sides.js'
import type { HydraOperationId } from '../../../operations.js'
import type { HydraHandler } from '../context.js'
import type { HydraLine, Side } from '../lines.js'
import { type HydraOperation, hydraOperation, operationIdOf } from '../operations.js'

/** A handler for every operation of every line. */
export type HydraHandlers = Readonly<Record<HydraOperation, HydraHandler>>

/** What the router itself answers, at paths that it has for this. */
type OfRouter = 'answerOptions' | 'redirectToAdmin'

/** What an exchange is called in the journal. */
export type SeenOperation = HydraOperationId | OfRouter

interface Place {
  readonly side: Side
  readonly method: string
  /** Path template, with `/admin` where the document has it. */
  readonly path: string
}

/** A route that leads to a handler. */
export interface HandledRoute extends Place {
  readonly operation: HydraOperation
  /** The name common to all systems. */
  readonly operationId: HydraOperationId
}

/** What answers one method at one path of one side. */
export type HydraRoute = HandledRoute | (Place & { readonly operation: OfRouter; readonly operationId: OfRouter })

/** Whether a route leads to a handler. */
export const isHandled = (route: HydraRoute): route is HandledRoute => !isOfRouter(route.operation)

const isOfRouter = (operation: HydraRoute['operation']): operation is OfRouter =>
  operation === 'answerOptions' || operation === 'redirectToAdmin'

const routeTo = (place: Place, operation: HydraRoute['operation']): HydraRoute =>
  isOfRouter(operation)
    ? { ...place, operation, operationId: operation }
    : { ...place, operation, operationId: operationIdOf(operation, place.method) }

/**
 * The routes of a line: the operations of its document, and what the server has besides. Throws an error that names every
 * operation without a handler and every handler that no line uses.
 */
export async function loadHydraRoutes(line: HydraLine, handlers: HydraHandlers): Promise<readonly HydraRoute[]> {
  const operations = [...operationsOf(await builtInDocument(line.system)).values()]
  const documented = operations.flatMap((operation) => routesOf(operation, line))
  const missing = operations
    .map(({ operationId }) => operationId)
    .filter((id) => !Object.hasOwn(handlers, hydraOperation(id) ?? ''))
  const surplus = Object.keys(handlers).filter((name) => hydraOperation(name) !== name)
  if (missing.length > 0 || surplus.length > 0) {
    throw new Error(
      `the document of ${line.system} and the handlers do not agree; operations without a handler: ${missing.join(', ') || 'none'}; handlers without an operation: ${surplus.join(', ') || 'none'}`,
    )
  }
  const all = [...documented, ...line.extras.map(({ operation, ...place }) => routeTo(place, operation))]
  return all.filter((route, index) => all.findIndex((other) => isSame(route, other)) === index)
}

const isSame = (a: HydraRoute, b: HydraRoute): boolean =>
  a.side === b.side && a.method === b.method && a.path === b.path

function routesOf(operation: Operation, line: HydraLine): readonly HydraRoute[] {
  const name = hydraOperation(operation.operationId)
  if (name === undefined) return []
  const { method, path } = operation
  const side = hydraSideOf(operation)
  const route = routeTo({ side, method, path }, name)
  const bare = path.replace(/^\/admin(?=\/)/, '')
  return side === 'admin' && bare !== path && line.routing.bareAdminPath === 'redirects'
    ? [route, routeTo({ side, method, path: bare }, 'redirectToAdmin')]
    : [route]
}
