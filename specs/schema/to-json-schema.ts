import { joinPointer } from '../json-pointer.js'
import { arrayIn, type Dialect, isObject, isSchema, type JsonObject, type Schema } from '../open-api-document.js'
import { documentsProperties } from './documented-properties.js'
import { hiddenProperties } from './hidden-properties.js'

/** Which way a body travels: `readOnly` members need not be in requests, `writeOnly` ones not in responses. */
export type Direction = 'request' | 'response'

/** What a conversion needs besides the schema when it is part of a document. */
export interface ConversionContext {
  /** Where the schema stands. @default '#' */
  readonly pointer?: string
  /** The target of a `$ref`, to see whether it is `readOnly`. @default references are not followed */
  readonly resolve?: (reference: string) => unknown
  /** What a `$ref` is called in the result. @default as it was */
  readonly rename?: (reference: string, pointer: string) => string
  /** Gets each schema of the result with its place in the document. */
  readonly onSchema?: (schema: object, pointer: string) => void
  /** Whether the schema is the target of a `$ref`: it is closed where it is used, since an allOf there may add members. @default false */
  readonly shared?: boolean
  /**
   * Gets each schema that was closed with `unevaluatedProperties: false`. When present, members that are not documented
   * are refused wherever the document lists members and does not speak of further ones.
   */
  readonly onClosed?: (schema: object) => void
}

type Converted = Record<string, unknown>

const SINGLE = ['not', 'if', 'then', 'else', 'propertyNames'] as const
/** Keywords whose schema applies to something inside the value. */
const SINGLE_INSIDE = [
  'items',
  'additionalProperties',
  'contains',
  'unevaluatedItems',
  'unevaluatedProperties',
] as const
const LISTS = ['allOf', 'anyOf', 'oneOf'] as const
const MAPS_INSIDE = ['properties', 'patternProperties'] as const
const MAPS = ['$defs', 'definitions', 'dependentSchemas'] as const

/** What OpenAPI adds for people and tools, and identifiers that would move references. */
const IGNORED = ['discriminator', 'example', 'examples', 'externalDocs', 'xml', '$id', '$schema', 'id', '$anchor']
/** Keywords that are converted one by one below. */
const CONVERTED = ['$ref', 'type', 'enum', 'nullable', 'required', 'pattern']
const LIMITS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']
const NOT_COPIED: ReadonlySet<string> = new Set([...IGNORED, ...CONVERTED, ...LIMITS])

const TYPES = new Set<unknown>(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'])

/**
 * Converts a schema of an OpenAPI document to JSON Schema 2020-12.
 *
 * `nullable: true` admits null whatever stands beside it (`$ref`, `allOf`, `enum`), as its authors mean it; other siblings of
 * a `$ref` have no meaning in 3.0 and keep theirs in 3.1. Unknown formats stay as annotations. `discriminator` is left out:
 * the alternatives themselves decide. A `pattern` that is no ECMAScript expression is left out too.
 */
export function toJsonSchema(
  schema: Schema,
  dialect: Dialect,
  direction: Direction,
  context: ConversionContext = {},
): Record<string, unknown> | boolean {
  const conversion = new Conversion(dialect, direction, context)
  const pointer = context.pointer ?? '#'
  return context.shared === true ? conversion.schema(schema, pointer) : conversion.inside(schema, pointer)
}

class Conversion {
  readonly #dialect: Dialect
  readonly #direction: Direction
  readonly #context: ConversionContext

  constructor(dialect: Dialect, direction: Direction, context: ConversionContext) {
    this.#dialect = dialect
    this.#direction = direction
    this.#context = context
  }

  /** A schema for a value of its own: the whole body, a member, an item. */
  inside(schema: unknown, pointer: string): Converted | boolean {
    const converted = this.schema(schema, pointer)
    const { onClosed, resolve } = this.#context
    if (onClosed === undefined || typeof converted === 'boolean') return converted
    if ('unevaluatedProperties' in converted || !documentsProperties(schema, resolve)) return converted
    // A wrapper: the schema itself may be shared by reference with an allOf that adds members.
    const closed = { allOf: [converted], unevaluatedProperties: false }
    const listed = isObject(schema) && typeof schema.$ref === 'string' ? schema.$ref : pointer
    this.#context.onSchema?.(closed, listed)
    onClosed(closed)
    return closed
  }

  schema(schema: unknown, pointer: string, hidden: ReadonlySet<string> = new Set()): Converted | boolean {
    if (typeof schema === 'boolean') return schema
    if (!isObject(schema)) return true
    const converted = this.#noted(this.#plain(schema, pointer, hidden), pointer)
    // In 3.1 the word has no meaning: there null is a type.
    return schema.nullable === true && this.#dialect === '3.0' ? this.#orNull(converted, pointer) : converted
  }

  #plain(schema: JsonObject, pointer: string, hidden: ReadonlySet<string>): Converted {
    const converted: Converted = {}
    if (typeof schema.$ref === 'string') {
      converted.$ref = this.#context.rename?.(schema.$ref, pointer) ?? schema.$ref
      if (this.#dialect === '3.0') return converted
    }
    const hiddenHere = hiddenProperties(schema, this.#direction, this.#context.resolve, hidden)
    Object.assign(converted, ofType(schema), ofLimits(schema), ofRequired(schema, hiddenHere), ofPattern(schema))
    for (const [keyword, value] of Object.entries(schema)) {
      if (!NOT_COPIED.has(keyword) && !keyword.startsWith('x-')) converted[keyword] = value
    }
    for (const keyword of SINGLE) this.#convert(converted, keyword, pointer, (value, at) => this.schema(value, at))
    for (const keyword of SINGLE_INSIDE)
      this.#convert(converted, keyword, pointer, (value, at) => this.inside(value, at))
    for (const keyword of LISTS)
      this.#convertAll(converted, keyword, pointer, (value, at) => this.schema(value, at, hiddenHere))
    this.#convertAll(converted, 'prefixItems', pointer, (value, at) => this.inside(value, at))
    for (const keyword of MAPS_INSIDE)
      this.#convertAll(converted, keyword, pointer, (value, at) => this.inside(value, at))
    for (const keyword of MAPS) this.#convertAll(converted, keyword, pointer, (value, at) => this.schema(value, at))
    return converted
  }

  #convert(
    converted: Converted,
    keyword: string,
    pointer: string,
    convert: (value: unknown, at: string) => unknown,
  ): void {
    if (!(keyword in converted)) return
    if (isSchema(converted[keyword])) converted[keyword] = convert(converted[keyword], joinPointer(pointer, keyword))
    else delete converted[keyword]
  }

  #convertAll(
    converted: Converted,
    keyword: string,
    pointer: string,
    convert: (value: unknown, at: string) => unknown,
  ): void {
    const value = converted[keyword]
    if (Array.isArray(value) && value.length > 0) {
      converted[keyword] = value.map((each, index) => convert(each, joinPointer(pointer, keyword, index)))
    } else if (isObject(value)) {
      const entries = Object.entries(value)
      converted[keyword] = Object.fromEntries(
        entries.map(([name, each]) => [name, convert(each, joinPointer(pointer, keyword, name))]),
      )
    } else {
      delete converted[keyword]
    }
  }

  #orNull(converted: Converted, pointer: string): Converted {
    const composed = ['$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'const'].some((keyword) => keyword in converted)
    if (composed) return this.#noted({ anyOf: [converted, { type: 'null' }] }, pointer)
    if (typeof converted.type === 'string') converted.type = [converted.type, 'null']
    if (Array.isArray(converted.enum) && !converted.enum.includes(null)) converted.enum = [...converted.enum, null]
    return converted
  }

  #noted(converted: Converted, pointer: string): Converted {
    this.#context.onSchema?.(converted, pointer)
    return converted
  }
}

/** `type: file` and other words that JSON doesn't know say nothing about JSON. */
function ofType(schema: JsonObject): Converted {
  const values = Array.isArray(schema.enum) && schema.enum.length > 0 ? { enum: schema.enum } : {}
  if (Array.isArray(schema.type)) {
    const types = schema.type.filter((type) => TYPES.has(type))
    return types.length > 0 ? { type: types, ...values } : values
  }
  return TYPES.has(schema.type) ? { type: schema.type, ...values } : values
}

/** In 3.0 an exclusive limit is a boolean beside the limit, in 2020-12 a number of its own. */
function ofLimits(schema: JsonObject): Converted {
  const limits: Converted = {}
  for (const [limit, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    if (typeof schema[limit] === 'number') limits[schema[exclusive] === true ? exclusive : limit] = schema[limit]
    if (typeof schema[exclusive] === 'number') limits[exclusive] = schema[exclusive]
  }
  return limits
}

function ofRequired(schema: JsonObject, hidden: ReadonlySet<string>): Converted {
  const names = arrayIn(schema, 'required').filter((name) => typeof name === 'string' && !hidden.has(name))
  return names.length > 0 ? { required: [...new Set(names)] } : {}
}

function ofPattern(schema: JsonObject): Converted {
  if (typeof schema.pattern !== 'string') return {}
  try {
    new RegExp(schema.pattern, 'u')
    return { pattern: schema.pattern }
  } catch {
    return {}
  }
}
