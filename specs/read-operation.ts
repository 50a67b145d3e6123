import { joinPointer, type Located, resolveReference } from './json-pointer.js'
import {
  arrayIn,
  isObject,
  isSchema,
  type JsonObject,
  type OpenApiDocument,
  objectIn,
  textIn,
} from './open-api-document.js'
import type {
  LocatedSchema,
  Method,
  Operation,
  OperationContent,
  OperationHeader,
  OperationParameter,
  OperationResponse,
  SecurityRequirement,
} from './operations.js'

/** Reads one operation of a path item. Parameters and responses are read when they are asked for. */
export function readOperation(document: OpenApiDocument, path: string, method: Method, item: Located): Operation {
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
