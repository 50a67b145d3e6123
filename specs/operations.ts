import { joinPointer, resolveReference } from './json-pointer.js'
import { isObject, type OpenApiDocument, type Schema } from './open-api-document.js'
import { readOperation } from './read-operation.js'

/** Methods that a path item can have, in upper case. */
export const METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'] as const
export type Method = (typeof METHODS)[number]

/** A schema of a document; it may be a `$ref`. */
export interface LocatedSchema {
  readonly schema: Schema
  /** Where it stands, such as `#/paths/~1token/post/requestBody/content/application~1json/schema`. */
  readonly pointer: string
}

export interface OperationParameter {
  readonly name: string
  readonly in: 'query' | 'header' | 'path' | 'cookie'
  readonly required: boolean
  /** `form`, `simple`, `pipeDelimited` ...; the default of the place when the document says nothing. */
  readonly style: string
  /** Whether each item of an array is a parameter of its own. */
  readonly explode: boolean
  readonly schema?: LocatedSchema
  readonly pointer: string
}

/** A media type of a body. The name is in lower case and may be a range: `text/*`. */
export interface OperationContent {
  readonly mediaType: string
  readonly schema?: LocatedSchema
  readonly pointer: string
}

export interface OperationBody {
  readonly required: boolean
  readonly content: readonly OperationContent[]
  readonly pointer: string
}

export interface OperationHeader {
  readonly name: string
  readonly required: boolean
  readonly schema?: LocatedSchema
  readonly pointer: string
}

export interface OperationResponse {
  /** `200`, `4XX` or `default`. */
  readonly status: string
  readonly headers: readonly OperationHeader[]
  /** Empty when the document says nothing about the body. */
  readonly content: readonly OperationContent[]
  readonly pointer: string
}

/** Names of security schemes with their scopes; each object is one way in, `{}` lets everyone in. */
export type SecurityRequirement = Readonly<Record<string, readonly string[]>>

/** One operation of a document with its references followed; schemas stay as they are. */
export interface Operation {
  readonly operationId: string
  readonly method: Method
  /** Path template, such as `/register/{client_id}`. */
  readonly path: string
  readonly pointer: string
  readonly summary?: string
  readonly tags: readonly string[]
  readonly parameters: readonly OperationParameter[]
  readonly requestBody?: OperationBody
  /** By status as the document writes it. */
  readonly responses: Readonly<Record<string, OperationResponse>>
  readonly security: readonly SecurityRequirement[]
}

/** The operations of a document by operationId, in the order of the document. */
export type Operations = ReadonlyMap<string, Operation>

const indexed = new WeakMap<OpenApiDocument, Operations>()

/**
 * Indexes a document by operationId. An operation without one gets `METHOD /path`. References are followed, schemas are
 * neither copied nor changed. The index of a document is made once; the document must not change afterwards.
 *
 * @throws RangeError when two operations share an operationId
 */
export function operationsOf(document: OpenApiDocument): Operations {
  const known = indexed.get(document)
  if (known !== undefined) return known
  const operations = new Map<string, Operation>()
  for (const [path, item] of Object.entries<unknown>(document.paths ?? {})) {
    const located = resolveReference(document, item, joinPointer('#/paths', path))
    if (located === undefined) continue
    for (const method of METHODS) {
      if (!isObject(located.value[method.toLowerCase()])) continue
      const operation = readOperation(document, path, method, located)
      const other = operations.get(operation.operationId)
      if (other !== undefined) throw new RangeError(sharedId(operation, other))
      operations.set(operation.operationId, operation)
    }
  }
  indexed.set(document, operations)
  return operations
}

const sharedId = (one: Operation, other: Operation): string =>
  `operationId '${one.operationId}' stands at ${other.pointer} and at ${one.pointer}: give one of them another name`

/** The response that the document has for a status: the exact one, else its range, else `default`. */
export function responseFor(operation: Operation, status: number): OperationResponse | undefined {
  const range = `${Math.floor(status / 100)}XX`
  const { responses } = operation
  return responses[String(status)] ?? responses[range] ?? responses[range.toLowerCase()] ?? responses.default
}
