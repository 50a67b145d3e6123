import type { JsonObject } from '../../seams.js'

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An object with its members in alphabetical order, each as `shown` makes it. */
export const sorted = (object: Readonly<JsonObject>, shown = (value: unknown): unknown => value): JsonObject =>
  Object.fromEntries(
    Object.keys(object)
      .sort()
      .map((name) => [name, shown(object[name])]),
  )

/** An object as Go shows one whose members it does not know: in alphabetical order, those of inner objects too. */
export const inOrder = (object: Readonly<JsonObject>): JsonObject => sorted(object, insideInOrder)

function insideInOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(insideInOrder)
  return isObject(value) ? inOrder(value) : value
}
