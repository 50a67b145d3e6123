import type { OpenApiDocument } from '../open-api-document.js'
import type { LocatedSchema, Operation } from '../operations.js'
import type { SchemaCompiler } from '../schema/schema-compiler.js'
import type { Direction } from '../schema/to-json-schema.js'
import type { Defect } from './defect.js'
import { schemaDefects } from './schema-defects.js'

/** One operation under judgement. */
export class Judgement {
  readonly document: OpenApiDocument
  readonly operation: Operation
  readonly compiler: SchemaCompiler
  readonly #strict: boolean
  readonly #most: number

  constructor(
    document: OpenApiDocument,
    operation: Operation,
    compiler: SchemaCompiler,
    { strict, most }: { readonly strict: boolean; readonly most: number },
  ) {
    this.document = document
    this.operation = operation
    this.compiler = compiler
    this.#strict = strict
    this.#most = most
  }

  /** Breaches of the schema; where there are none and the judgement is strict, members that it does not list. */
  async bodyDefects(schema: LocatedSchema, direction: Direction, value: unknown): Promise<readonly Defect[]> {
    const origin = { aspect: 'body', operationId: this.operation.operationId } as const
    const errors = await this.compiler.errors(schema, { direction, closed: false }, value)
    if (errors.length > 0 || !this.#strict) return schemaDefects(errors, origin, this.#most)
    const surplus = await this.compiler.errors(schema, { direction, closed: true }, value)
    return schemaDefects(
      surplus.filter(({ undocumented }) => undocumented),
      origin,
      this.#most,
    )
  }
}
