import { resolveReference } from '../json-pointer.js'
import { arrayIn, isObject, type JsonObject, type OpenApiDocument, objectIn } from '../open-api-document.js'
import type { OperationParameter } from '../operations.js'

const SEPARATORS: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' }

/**
 * Turns the text of a parameter into the value that its schema speaks of: numbers, booleans and arrays. What does not look
 * like the type stays text, so that the schema refuses it.
 *
 * @param values all values of that name, in order; at least one
 */
export function coerceParameter(
  document: OpenApiDocument,
  parameter: OperationParameter,
  values: readonly string[],
): unknown {
  const schema = followed(document, parameter.schema?.schema)
  if (!typesOf(document, schema).includes('array')) return coerceText(document, schema, values.at(-1) ?? '')
  const separator = SEPARATORS[parameter.style] ?? ','
  const items = parameter.explode ? values : values.flatMap((value) => (value === '' ? [] : value.split(separator)))
  return items.map((item) => coerceText(document, followed(document, schema.items), item))
}

/** The object that a form stands for, by the types of the schema's properties. A repeated name that is no array counts once, as its last value. */
export function coerceForm(document: OpenApiDocument, schema: unknown, form: URLSearchParams): JsonObject {
  const properties = propertiesOf(document, schema)
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const property = followed(document, properties[name])
      const values = form.getAll(name)
      if (!typesOf(document, property).includes('array'))
        return [name, coerceText(document, property, values.at(-1) ?? '')]
      return [name, values.map((value) => coerceText(document, followed(document, property.items), value))]
    }),
  )
}

export function coerceText(document: OpenApiDocument, schema: unknown, text: string): unknown {
  const types = typesOf(document, followed(document, schema))
  if (types.includes('string')) return text
  if ((types.includes('integer') || types.includes('number')) && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) {
    return Number(text)
  }
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true'
  return text
}

const followed = (document: OpenApiDocument, schema: unknown): JsonObject =>
  resolveReference(document, schema, '#')?.value ?? {}

/** The types that a schema or one of its parts allows. */
function typesOf(document: OpenApiDocument, schema: JsonObject): readonly unknown[] {
  if (schema.type !== undefined) return [schema.type].flat()
  return ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) =>
    arrayIn(schema, keyword).flatMap((part) =>
      [followed(document, part).type].flat().filter((type) => type !== undefined),
    ),
  )
}

function propertiesOf(document: OpenApiDocument, schema: unknown, depth = 0): JsonObject {
  const value = followed(document, schema)
  const parts = depth > 8 ? [] : arrayIn(value, 'allOf')
  const inherited = parts.map((part) => propertiesOf(document, part, depth + 1)).filter(isObject)
  return Object.assign({}, ...inherited, objectIn(value, 'properties'))
}
