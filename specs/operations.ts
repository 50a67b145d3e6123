import { joinPointer, type Located, resolveReference } from './json-pointer.js'
import {
  arrayIn,
  isObject,
  isSchema,
  type JsonObject,
  type OpenApiDocument,
  objectIn,
  type Schema,
  textIn,
} from './open-api-document.js'

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

function readOperation(document: OpenApiDocument, path: string, method: Method, item: Located): Operation {
  const value = objectIn(item.value, method.toLowerCase())
  const pointer = `${item.pointer}/${method.toLowerCase()}`
  const body = resolveReference(document, value.requestBody, `${pointer}/requestBody`)
  const summary = textIn(value, 'summary')
  const located = { value, pointer }
  let parameters: readonly OperationParameter[] | undefined
  let responses: Readonly<Record<string, OperationResponse>> | undefined
  return {
    operationId: textIn(value, 'operationId') ?? `${method} ${path}`,
    method,
    path,
    pointer,
    ...(summary !== undefined && { summary }),
    tags: arrayIn(value, 'tags').filter((tag) => typeof tag === 'string'),
    // Routing needs neither parameters nor responses, and must start fast: they are read when asked for.
    get parameters() {
      parameters ??= readParameters(document, item, located)
      return parameters
    },
    ...(body !== undefined && {
      requestBody: {
        required: body.value.required === true,
        content: readContent(body),
        pointer: body.pointer,
      },
    }),
    get responses() {
      responses ??= readResponses(document, located)
      return responses
    },
    security: readSecurity(value.security ?? document.security),
  }
}

const STYLES = { query: 'form', cookie: 'form', path: 'simple', header: 'simple' } as const

const isPlace = (place: unknown): place is keyof typeof STYLES =>
  typeof place === 'string' && Object.hasOwn(STYLES, place)

/** Parameters of the operation go before those of the path item with the same name and place. */
function readParameters(document: OpenApiDocument, item: Located, operation: Located): readonly OperationParameter[] {
  const parameters = new Map<string, OperationParameter>()
  for (const owner of [item, operation]) {
    for (const [index, entry] of arrayIn(owner.value, 'parameters').entries()) {
      const located = resolveReference(document, entry, `${owner.pointer}/parameters/${index}`)
      const parameter = located && readParameter(located)
      if (parameter !== undefined) parameters.set(`${parameter.in} ${parameter.name}`, parameter)
    }
  }
  return [...parameters.values()]
}

function readParameter({ value, pointer }: Located): OperationParameter | undefined {
  const place = value.in
  const name = textIn(value, 'name')
  if (!isPlace(place) || name === undefined) return undefined
  const style = textIn(value, 'style') ?? STYLES[place]
  const schema = readSchema(value, pointer)
  return {
    name,
    in: place,
    required: value.required === true,
    style,
    explode: typeof value.explode === 'boolean' ? value.explode : style === 'form',
    ...(schema !== undefined && { schema }),
    pointer,
  }
}

function readSchema(owner: JsonObject, pointer: string): LocatedSchema | undefined {
  return isSchema(owner.schema) ? { schema: owner.schema, pointer: `${pointer}/schema` } : undefined
}

function readContent(owner: Located): readonly OperationContent[] {
  return Object.entries(objectIn(owner.value, 'content')).map(([mediaType, value]) => {
    const pointer = joinPointer(`${owner.pointer}/content`, mediaType)
    const schema = isObject(value) ? readSchema(value, pointer) : undefined
    return { mediaType: mediaType.toLowerCase(), ...(schema !== undefined && { schema }), pointer }
  })
}

function readResponses(document: OpenApiDocument, operation: Located): Readonly<Record<string, OperationResponse>> {
  const responses: Record<string, OperationResponse> = {}
  for (const [status, value] of Object.entries(objectIn(operation.value, 'responses'))) {
    const located = resolveReference(document, value, joinPointer(`${operation.pointer}/responses`, status))
    if (located === undefined) continue
    responses[status] = {
      status,
      headers: readHeaders(document, located),
      content: readContent(located),
      pointer: located.pointer,
    }
  }
  return responses
}

function readHeaders(document: OpenApiDocument, response: Located): readonly OperationHeader[] {
  return Object.entries(objectIn(response.value, 'headers')).flatMap(([name, value]) => {
    const located = resolveReference(document, value, joinPointer(`${response.pointer}/headers`, name))
    // OpenAPI leaves Content-Type to the media types of the body.
    if (located === undefined || name.toLowerCase() === 'content-type') return []
    const schema = readSchema(located.value, located.pointer)
    const required = located.value.required === true
    return [{ name: name.toLowerCase(), required, ...(schema !== undefined && { schema }), pointer: located.pointer }]
  })
}

function readSecurity(value: unknown): readonly SecurityRequirement[] {
  if (!Array.isArray(value)) return []
  return value
    .filter(isObject)
    .map((requirement) =>
      Object.fromEntries(
        Object.entries(requirement).map(([scheme, scopes]) => [
          scheme,
          Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : [],
        ]),
      ),
    )
}

/** The response that the document has for a status: the exact one, else its range, else `default`. */
export function responseFor(operation: Operation, status: number): OperationResponse | undefined {
  const range = `${Math.floor(status / 100)}XX`
  const { responses } = operation
  return responses[String(status)] ?? responses[range] ?? responses[range.toLowerCase()] ?? responses.default
}
