import { arrayIn, isObject, type JsonObject, objectIn } from '../open-api-document.js'
import type { Direction } from './to-json-schema.js'

const HIDES = { request: 'readOnly', response: 'writeOnly' } as const

/** Deeper nesting of allOf than this is not looked into. */
const DEEPEST = 8

/**
 * Members of an object that need not travel in a direction, although they are `required`: `readOnly` ones in requests,
 * `writeOnly` ones in responses. The parts of an `allOf` count together, since one may list what another requires.
 *
 * @param inherited what the schemas around found
 */
export function hiddenProperties(
  schema: JsonObject,
  direction: Direction,
  resolve: (reference: string) => unknown = () => undefined,
  inherited: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  const hidden = new Set(inherited)
  const target = (value: unknown): unknown =>
    isObject(value) && typeof value.$ref === 'string' ? resolve(value.$ref) : value
  const collect = (part: unknown, depth: number): void => {
    const value = target(part)
    if (!isObject(value) || depth > DEEPEST) return
    for (const [name, property] of Object.entries(objectIn(value, 'properties'))) {
      const marks = [property, target(property)]
      if (marks.some((mark) => isObject(mark) && mark[HIDES[direction]] === true)) hidden.add(name)
    }
    for (const each of arrayIn(value, 'allOf')) collect(each, depth + 1)
  }
  collect(schema, 0)
  return hidden
}
