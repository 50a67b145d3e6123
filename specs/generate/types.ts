import { arrayIn, isObject, type JsonObject, type OpenApiDocument, objectIn, textIn } from '../open-api-document.js'
import { type Operation, type OperationContent, type OperationParameter, operationsOf } from '../operations.js'

/**
 * TypeScript types of a document: `Schemas` has its components, `Operations` parameters, bodies and responses by operationId.
 */
export function typesOf(document: OpenApiDocument, source: string): string {
  const schemas = isObject(document.components) ? objectIn(document.components, 'schemas') : {}
  return [
    `// Made from ${source} by "npm run generate"; edits are lost.`,
    '',
    '/** The schemas of the document by name. */',
    `export interface Schemas ${members(Object.entries(schemas).map(([name, schema]) => member(name, schema, true)))}`,
    '',
    '/** What the operations of the document take and give, by operationId. */',
    `export interface Operations ${members([...operationsOf(document).values()].map(operationMember))}`,
    '',
  ].join('\n')
}

function operationMember(operation: Operation): string {
  const { operationId, summary, parameters, requestBody, responses } = operation
  const lines = [`readonly parameters: ${parametersType(parameters)}`]
  if (requestBody !== undefined) {
    lines.push(`readonly requestBody${requestBody.required ? '' : '?'}: ${contentType(requestBody.content)}`)
  }
  const answers = Object.values(responses).map(
    ({ status, content }) => `readonly ${quoted(status)}: ${contentType(content)}`,
  )
  lines.push(`readonly responses: ${members(answers)}`)
  return `${comment(summary)}readonly ${quoted(operationId)}: ${members(lines)}`
}

function parametersType(parameters: readonly OperationParameter[]): string {
  const places = [...new Set(parameters.map((parameter) => parameter.in))]
  return members(
    places.map((place) => {
      const here = parameters.filter((parameter) => parameter.in === place)
      const optional = here.every(({ required }) => !required) ? '?' : ''
      return `readonly ${place}${optional}: ${members(here.map(({ name, required, schema }) => member(name, schema?.schema ?? true, required)))}`
    }),
  )
}

/** Bodies by media type; what has no content is never there. */
const contentType = (content: readonly OperationContent[]): string =>
  content.length === 0
    ? 'undefined'
    : members(
        content.map(
          ({ mediaType, schema }) => `readonly ${quoted(mediaType)}: ${schema ? typeOf(schema.schema) : 'string'}`,
        ),
      )

function member(name: string, schema: unknown, required: boolean): string {
  const description = isObject(schema) ? textIn(schema, 'description') : undefined
  return `${comment(description)}readonly ${quoted(name)}${required ? '' : '?'}: ${typeOf(schema)}`
}

const members = (lines: readonly string[]): string =>
  lines.length === 0 ? '{}' : `{\n${lines.join('\n').replaceAll(/^/gm, '  ')}\n}`

const comment = (text: string | undefined): string =>
  text === undefined ? '' : `/** ${text.trim().replaceAll(/\s+/g, ' ').replaceAll('*/', '*\\/')} */\n`

const quoted = (name: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name.replaceAll(/['\\]/g, '\\$&')}'`

const literal = (value: unknown): string =>
  typeof value === 'string'
    ? `'${value.replaceAll(/['\\]/g, '\\$&')}'`
    : isObject(value) || Array.isArray(value)
      ? 'unknown'
      : String(value)

const union = (types: readonly string[]): string => {
  const distinct = [...new Set(types)]
  if (distinct.includes('unknown')) return 'unknown'
  return distinct.length === 1 ? (distinct[0] ?? 'never') : `(${distinct.join(' | ')})`
}

/** The type of a schema in either dialect; everything a type can't say (lengths, patterns, conditions) is left out. */
export function typeOf(schema: unknown): string {
  if (schema === false) return 'never'
  if (!isObject(schema)) return 'unknown'
  const parts = [
    ...referenced(schema),
    ...valuesOf(schema),
    ...arrayIn(schema, 'allOf').map(typeOf),
    ...alternatives(schema),
  ]
  const known = [...new Set(parts)].filter((part) => part !== 'unknown')
  const type = known.length === 0 ? 'unknown' : known.length === 1 ? (known[0] ?? 'unknown') : `(${known.join(' & ')})`
  return schema.nullable === true ? union([type, 'null']) : type
}

function referenced({ $ref }: JsonObject): readonly string[] {
  if (typeof $ref !== 'string') return []
  const [name, ...deeper] = $ref.replace('#/components/schemas/', '').split('/')
  // A reference below a component is rare, and has no name that could be used here.
  return deeper.length === 0 && name !== undefined ? [`Schemas['${name}']`] : ['unknown']
}

const alternatives = (schema: JsonObject): readonly string[] =>
  ['oneOf', 'anyOf'].flatMap((keyword) => (keyword in schema ? [union(arrayIn(schema, keyword).map(typeOf))] : []))

function valuesOf(schema: JsonObject): readonly string[] {
  if ('const' in schema) return [literal(schema.const)]
  if (Array.isArray(schema.enum)) return [union(schema.enum.map(literal))]
  const types = Array.isArray(schema.type)
    ? schema.type
    : [schema.type ?? ('properties' in schema ? 'object' : undefined)]
  return [union(types.map((type) => ofType(type, schema)))]
}

function ofType(type: unknown, schema: JsonObject): string {
  switch (type) {
    case 'object':
      return objectType(schema)
    case 'array':
      return `readonly (${typeOf(schema.items)})[]`
    case 'integer':
    case 'number':
      return 'number'
    case 'string':
    case 'boolean':
    case 'null':
      return type
    default:
      return 'unknown'
  }
}

function objectType(schema: JsonObject): string {
  const required = arrayIn(schema, 'required')
  const properties = Object.entries(objectIn(schema, 'properties'))
  const additional = schema.additionalProperties
  if (properties.length === 0)
    return `{ readonly [member: string]: ${isObject(additional) ? typeOf(additional) : 'unknown'} }`
  return members(properties.map(([name, property]) => member(name, property, required.includes(name))))
}
