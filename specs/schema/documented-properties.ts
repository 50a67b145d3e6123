import { arrayIn, isObject } from '../open-api-document.js'

const DEEPEST = 8

/**
 * Whether a schema lists members of an object, itself or by reference or composition. One that lists none is free-form:
 * nothing in it can be undocumented.
 */
export function documentsProperties(
  schema: unknown,
  resolve: (reference: string) => unknown = () => undefined,
  depth = 0,
): boolean {
  if (!isObject(schema) || depth > DEEPEST) return false
  if (isObject(schema.properties) && Object.keys(schema.properties).length > 0) return true
  if (typeof schema.$ref === 'string' && documentsProperties(resolve(schema.$ref), resolve, depth + 1)) return true
  return ['allOf', 'anyOf', 'oneOf'].some((keyword) =>
    arrayIn(schema, keyword).some((part) => documentsProperties(part, resolve, depth + 1)),
  )
}
