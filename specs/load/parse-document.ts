import { isObject, type OpenApiDocument } from '../open-api-document.js'

/**
 * Takes a value for an OpenAPI document when it has the version and the paths of one. Whether the rest is right shows when it is used.
 *
 * @throws TypeError when it is none
 */
export function parseDocument(value: unknown): OpenApiDocument {
  if (!isOpenApiDocument(value))
    throw new TypeError("not an OpenAPI 3.0 or 3.1 document: it needs 'openapi', 'info' and 'paths'")
  return value
}

const isOpenApiDocument = (value: unknown): value is OpenApiDocument =>
  isObject(value) &&
  typeof value.openapi === 'string' &&
  /^3\.[01](\.|$)/.test(value.openapi) &&
  isObject(value.info) &&
  isObject(value.paths)
