import type { OpenAPIV3, OpenAPIV3_1 } from 'openapi-types'

/** An OpenAPI 3.0 or 3.1 document without references to other files. It is never changed by this library. */
export type OpenApiDocument = OpenAPIV3.Document | OpenAPIV3_1.Document

/** Any JSON object. */
export type JsonObject = { readonly [member: string]: unknown }

/** A schema as it stands in a document: an object, maybe a `$ref`, or `true` or `false` in OpenAPI 3.1. */
export type Schema = JsonObject | boolean

/** The dialect of the schemas of a document: OpenAPI 3.0 has its own, 3.1 speaks JSON Schema 2020-12. */
export type Dialect = '3.0' | '3.1'

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isSchema = (value: unknown): value is Schema => isObject(value) || typeof value === 'boolean'

/** The member of an object when it is itself an object, otherwise an empty one. */
export const objectIn = (object: JsonObject, member: string): JsonObject => {
  const value = object[member]
  return isObject(value) ? value : {}
}

export const arrayIn = (object: JsonObject, member: string): readonly unknown[] => {
  const value = object[member]
  return Array.isArray(value) ? value : []
}

/** The member of an object when it is text. */
export const textIn = (object: JsonObject, member: string): string | undefined => {
  const value = object[member]
  return typeof value === 'string' ? value : undefined
}

export const dialectOf = (document: OpenApiDocument): Dialect => (document.openapi.startsWith('3.0') ? '3.0' : '3.1')
