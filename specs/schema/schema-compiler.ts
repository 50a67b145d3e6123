import type { ErrorObject, ValidateFunction } from 'ajv'
import type { Ajv2020 } from 'ajv/dist/2020.js'
import { DocumentError } from '../document-error.js'
import { valueAt } from '../json-pointer.js'
import { dialectOf, isSchema, type OpenApiDocument } from '../open-api-document.js'
import type { LocatedSchema } from '../operations.js'
import { type Direction, toJsonSchema } from './to-json-schema.js'

/** A breach of a schema, with its place in the document. */
export interface SchemaError {
  readonly error: ErrorObject
  /** The schema that was broken, such as `#/components/schemas/Error/properties/error`. */
  readonly pointer: string
  /** Whether the limit is ours: a member that the document does not list. */
  readonly undocumented: boolean
}

/** How a schema is read: for which direction, and whether members that are not listed count. */
export interface SchemaUse {
  readonly direction: Direction
  readonly closed: boolean
}

/** Formats that are asserted, as named by ajv-formats; all others are annotations. */
const ASSERTED_FORMATS = ['date', 'date-time', 'uri', 'uri-reference', 'uuid'] as const

/** Compiles schemas of one document, each when it is first needed. */
export class SchemaCompiler {
  readonly #document: OpenApiDocument
  readonly #ids = new Map<string, string>()
  readonly #validators = new Map<string, ValidateFunction>()
  readonly #pointers = new WeakMap<object, string>()
  readonly #closed = new WeakSet<object>()
  #ajv: Promise<Ajv2020> | undefined

  constructor(document: OpenApiDocument) {
    this.#document = document
  }

  /**
   * What is wrong with a value, nothing when it fits the schema.
   *
   * @throws DocumentError when the schema can't be compiled
   */
  async errors(located: LocatedSchema, use: SchemaUse, value: unknown): Promise<readonly SchemaError[]> {
    this.#ajv ??= createAjv()
    const ajv = await this.#ajv
    const validate = this.#validator(ajv, located, use)
    if (validate(value)) return []
    return (validate.errors ?? []).map((error) => {
      const owner = error.parentSchema ?? {}
      return { error, pointer: this.#pointers.get(owner) ?? located.pointer, undocumented: this.#closed.has(owner) }
    })
  }

  #validator(ajv: Ajv2020, located: LocatedSchema, use: SchemaUse): ValidateFunction {
    const id = this.#add(ajv, located, use)
    const known = this.#validators.get(id)
    if (known !== undefined) return known
    const validate = compiled(ajv, id, located.pointer)
    this.#validators.set(id, validate)
    return validate
  }

  /** Makes a schema and all it refers to known to ajv, by an id of its own for each use. */
  #add(ajv: Ajv2020, { schema, pointer }: LocatedSchema, use: SchemaUse, shared = false): string {
    const key = `${use.direction} ${use.closed} ${shared} ${pointer}`
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const id = `schema:/${this.#ids.size}`
    this.#ids.set(key, id)
    const converted = toJsonSchema(schema, dialectOf(this.#document), use.direction, {
      pointer,
      resolve: (reference) => valueAt(this.#document, reference),
      rename: (reference, from) => this.#add(ajv, this.#target(reference, from), use, true),
      shared,
      onSchema: (each, at) => this.#pointers.set(each, at),
      ...(use.closed && { onClosed: (each) => this.#closed.add(each) }),
    })
    ajv.addSchema(
      typeof converted === 'boolean' ? { $id: id, allOf: [converted] } : Object.assign(converted, { $id: id }),
    )
    return id
  }

  #target(reference: string, from: string): LocatedSchema {
    const schema = reference.startsWith('#') ? valueAt(this.#document, reference) : undefined
    if (isSchema(schema)) return { schema, pointer: reference }
    throw new DocumentError(
      'ERR_DOCUMENT_REFERENCE',
      `'${reference}' leads nowhere: correct the $ref or add its target`,
      {
        pointer: from,
      },
    )
  }
}

function compiled(ajv: Ajv2020, id: string, pointer: string): ValidateFunction {
  try {
    const validate = ajv.getSchema(id)
    if (validate !== undefined) return validate
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new DocumentError('ERR_DOCUMENT_SCHEMA', `the schema can't be used: ${reason}`, { pointer }, { cause })
  }
  throw new DocumentError('ERR_DOCUMENT_SCHEMA', "the schema can't be used", { pointer })
}

async function createAjv(): Promise<Ajv2020> {
  const [{ Ajv2020 }, { fullFormats }] = await Promise.all([
    import('ajv/dist/2020.js'),
    import('ajv-formats/dist/formats.js'),
  ])
  return new Ajv2020({
    // Documents of others carry keywords and formats that ajv doesn't know.
    strict: false,
    validateSchema: false,
    logger: false,
    allErrors: true,
    // Names the broken schema, by which its place in the document is found.
    verbose: true,
    formats: Object.fromEntries(ASSERTED_FORMATS.map((name) => [name, fullFormats[name]])),
  })
}
