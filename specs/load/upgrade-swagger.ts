import { joinPointer, resolveReference } from '../json-pointer.js'
import { arrayIn, isObject, type JsonObject, objectIn, textIn } from '../open-api-document.js'

type Made = Record<string, unknown>

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'] as const

/** Keywords of a Swagger 2.0 parameter or header that stand in `schema` since 3.0. */
const SCHEMA_KEYWORDS = [
  'type',
  'format',
  'items',
  'default',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'enum',
  'multipleOf',
] as const

/** `collectionFormat` in the words of 3.0. Tabs have no counterpart. */
const STYLES: Readonly<Record<string, Made>> = {
  csv: { style: 'form', explode: false },
  ssv: { style: 'spaceDelimited', explode: false },
  pipes: { style: 'pipeDelimited', explode: false },
  multi: { style: 'form', explode: true },
}

/**
 * Turns a Swagger 2.0 document into an OpenAPI 3.0 one, as far as requests and responses are judged by it: paths, parameters,
 * bodies, responses, schemas, security. Examples and documentation links are left behind.
 *
 * @param swagger a valid document without references to other files
 */
export function upgradeSwagger(swagger: JsonObject): Made {
  return new Upgrade(swagger).document()
}

class Upgrade {
  readonly #swagger: JsonObject

  constructor(swagger: JsonObject) {
    this.#swagger = swagger
  }

  document(): Made {
    const { info, tags, security } = this.#swagger
    return {
      openapi: '3.0.3',
      info,
      servers: [{ url: this.#server() }],
      ...(tags !== undefined && { tags }),
      ...(security !== undefined && { security }),
      paths: mapped(objectIn(this.#swagger, 'paths'), (item, path) =>
        this.#pathItem(item, joinPointer('#/paths', path)),
      ),
      components: {
        schemas: mapped(objectIn(this.#swagger, 'definitions'), rereferenced),
        securitySchemes: mapped(objectIn(this.#swagger, 'securityDefinitions'), upgradedSecurity),
      },
    }
  }

  #server(): string {
    const host = textIn(this.#swagger, 'host')
    const path = textIn(this.#swagger, 'basePath') ?? '/'
    const [scheme = 'https'] = arrayIn(this.#swagger, 'schemes')
    return host === undefined ? path : `${String(scheme)}://${host}${path}`
  }

  #pathItem(value: unknown, pointer: string): unknown {
    const item = this.#target(value, pointer)
    if (item === undefined) return value
    const methods = METHODS.filter((method) => isObject(item[method]))
    return Object.fromEntries(methods.map((method) => [method, this.#operation(objectIn(item, method), item, pointer)]))
  }

  #operation(operation: JsonObject, item: JsonObject, pointer: string): Made {
    const {
      parameters: _parameters,
      responses: _responses,
      consumes: _consumes,
      produces: _produces,
      ...rest
    } = operation
    const parameters = this.#parameters(operation, item, pointer)
    const others = parameters.filter((parameter) => parameter.in !== 'body' && parameter.in !== 'formData')
    const requestBody = this.#requestBody(operation, parameters)
    return {
      ...rest,
      ...(others.length > 0 && { parameters: others.map(upgradedParameter) }),
      ...(requestBody !== undefined && { requestBody }),
      responses: this.#responses(operation, pointer),
    }
  }

  /** Those of the operation go before those of the path with the same name and place. */
  #parameters(operation: JsonObject, item: JsonObject, pointer: string): readonly JsonObject[] {
    const all = [...arrayIn(item, 'parameters'), ...arrayIn(operation, 'parameters')]
    const parameters = all
      .map((parameter) => this.#target(parameter, pointer))
      .filter((parameter) => parameter !== undefined)
    return [...new Map(parameters.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])).values()]
  }

  #requestBody(operation: JsonObject, parameters: readonly JsonObject[]): Made | undefined {
    const consumes = this.#mediaTypes(operation, 'consumes')
    const body = parameters.find((parameter) => parameter.in === 'body')
    if (body !== undefined) {
      return { required: body.required === true, content: contentOf(consumes, rereferenced(body.schema)) }
    }
    const fields = parameters.filter((parameter) => parameter.in === 'formData')
    if (fields.length === 0) return undefined
    const required = fields.filter((field) => field.required === true).map(({ name }) => name)
    const properties = Object.fromEntries(fields.map((field) => [field.name, schemaIn(field)]))
    const schema = { type: 'object', properties, ...(required.length > 0 && { required }) }
    const forms = consumes.filter((mediaType) => FORMS.includes(mediaType))
    const fallback = fields.some(({ type }) => type === 'file')
      ? 'multipart/form-data'
      : 'application/x-www-form-urlencoded'
    return { required: required.length > 0, content: contentOf(forms.length > 0 ? forms : [fallback], schema) }
  }

  #responses(operation: JsonObject, pointer: string): Made {
    const produces = this.#mediaTypes(operation, 'produces')
    return mapped(objectIn(operation, 'responses'), (value) => {
      const response = this.#target(value, pointer) ?? {}
      return {
        description: textIn(response, 'description') ?? '',
        ...(isObject(response.headers) && { headers: mapped(response.headers, upgradedHeader) }),
        ...(response.schema !== undefined && { content: contentOf(produces, rereferenced(response.schema)) }),
      }
    })
  }

  #mediaTypes(operation: JsonObject, member: 'consumes' | 'produces'): readonly string[] {
    const own = Array.isArray(operation[member]) ? operation : this.#swagger
    const mediaTypes = arrayIn(own, member).filter((mediaType) => typeof mediaType === 'string')
    return mediaTypes.length > 0 ? mediaTypes : ['application/json']
  }

  #target = (value: unknown, pointer: string): JsonObject | undefined =>
    resolveReference(this.#swagger, value, pointer)?.value
}

const FORMS = ['application/x-www-form-urlencoded', 'multipart/form-data']

const mapped = (object: JsonObject, change: (value: unknown, name: string) => unknown): Made =>
  Object.fromEntries(
    Object.entries(object)
      .filter(([name]) => !name.startsWith('x-'))
      .map(([name, value]) => [name, change(value, name)]),
  )

const contentOf = (mediaTypes: readonly string[], schema: unknown): Made =>
  Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, { schema }]))

/** A copy whose references lead to the new place of the schemas. `x-nullable` is what 3.0 calls `nullable`. */
function rereferenced(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rereferenced)
  if (!isObject(value)) return value
  if (value.type === 'file') return { type: 'string', format: 'binary' }
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      if (name === '$ref' && typeof each === 'string')
        return [name, each.replace(/^#\/definitions\//, '#/components/schemas/')]
      if (name === 'x-nullable') return ['nullable', each]
      // In 2.0 it is the name of the member, in 3.0 an object.
      if (name === 'discriminator' && typeof each === 'string') return [name, { propertyName: each }]
      return [name, rereferenced(each)]
    }),
  )
}

function schemaIn(owner: JsonObject): Made {
  if (owner.type === 'file') return { type: 'string', format: 'binary' }
  const schema: Made = {}
  for (const keyword of SCHEMA_KEYWORDS) if (keyword in owner) schema[keyword] = rereferenced(owner[keyword])
  if (owner['x-nullable'] === true) schema.nullable = true
  return schema
}

function upgradedParameter(parameter: JsonObject): Made {
  const { name, in: place, required, description, collectionFormat } = parameter
  const style = parameter.type === 'array' && place === 'query' ? STYLES[String(collectionFormat ?? 'csv')] : undefined
  return {
    name,
    in: place,
    ...(required !== undefined && { required }),
    ...(description !== undefined && { description }),
    ...style,
    schema: schemaIn(parameter),
  }
}

const upgradedHeader = (header: unknown): unknown => (isObject(header) ? { schema: schemaIn(header) } : header)

/** `flow` names in 2.0 and 3.0. */
const FLOWS: Readonly<Record<string, string>> = {
  implicit: 'implicit',
  password: 'password',
  application: 'clientCredentials',
  accessCode: 'authorizationCode',
}

function upgradedSecurity(scheme: unknown): unknown {
  if (!isObject(scheme)) return scheme
  if (scheme.type === 'basic') return { type: 'http', scheme: 'basic' }
  if (scheme.type !== 'oauth2') return scheme
  const { authorizationUrl, tokenUrl, scopes = {} } = scheme
  const flow = {
    ...(authorizationUrl !== undefined && { authorizationUrl }),
    ...(tokenUrl !== undefined && { tokenUrl }),
    scopes,
  }
  return { type: 'oauth2', flows: { [FLOWS[String(scheme.flow)] ?? 'implicit']: flow } }
}
