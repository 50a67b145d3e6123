import type { JsonObject } from '../../../seams.js'
import { unknownError } from '../hydra-error.js'
import { isObject } from '../json-values.js'

interface Step {
  readonly op: string
  readonly path: string
  readonly value: unknown
}

/**
 * An object after a JSON Patch (RFC 6902) in the way of the server: it knows `add`, `replace` and `remove`, takes a replacement of what is not
 * there as an addition, and makes what leads to a place. Throws the error without a name when the patch is none, or cannot be applied.
 */
export function patched(object: JsonObject, text: string): JsonObject {
  const steps = readSteps(text)
  const result: unknown = structuredClone(object)
  if (!isObject(result)) throw unknownError('the patch leaves no object')
  for (const step of steps) apply(result, step)
  return result
}

function readSteps(text: string): readonly Step[] {
  try {
    const value: unknown = JSON.parse(text) ?? []
    if (!Array.isArray(value)) throw new TypeError('a patch is an array')
    return value.map(readStep)
  } catch (error) {
    throw unknownError(`the patch cannot be read: ${error instanceof Error ? error.message : 'it is no JSON'}`)
  }
}

function readStep(step: unknown): Step {
  if (!isObject(step) || typeof step.op !== 'string' || typeof step.path !== 'string') {
    throw new TypeError('each step has an op and a path')
  }
  if (!Object.hasOwn(OPERATIONS, step.op)) throw new TypeError(`there is no op ${step.op}`)
  if (step.path.toLowerCase() === '/id') throw new TypeError('the id is not to be changed')
  return { op: step.op, path: step.path, value: step.value }
}

const OPERATIONS: Readonly<Record<string, (root: JsonObject, step: Step) => void>> = {
  add: (root, { path, value }) => put(root, path, value),
  replace: (root, { path, value }) => {
    if (/\/(-|[+-]?\d+)$/.test(path)) take(root, path)
    put(root, path, value)
  },
  remove: (root, { path }) => take(root, path),
}

function apply(root: JsonObject, step: Step): void {
  const operation = OPERATIONS[step.op]
  if (operation === undefined) throw unknownError(`there is no op ${step.op}`)
  operation(root, step)
}

const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

function partsOf(path: string): readonly string[] {
  const parts = path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  if (parts.length === 0 || parts.some((part) => FORBIDDEN.has(part))) throw unknownError(`${path} is no path`)
  return parts
}

/** The object or array that holds the last part of a path; made when it is missing. */
function holder(root: JsonObject, parts: readonly string[]): JsonObject | unknown[] {
  let place: JsonObject | unknown[] = root
  for (const [position, part] of parts.slice(0, -1).entries()) {
    const next: unknown = inside(place, part) ?? made(parts[position + 1] ?? '')
    if (!Array.isArray(next) && !isObject(next)) throw unknownError(`${part} holds nothing`)
    if (next !== inside(place, part)) assign(place, part, next)
    place = next
  }
  return place
}

/** Items of a list that is made; nobody has lists as long as this. */
const LONGEST_MADE = 1_000

/** What holds a part where nothing was: a list, filled up to the index, where the part may be one. */
function made(part: string): JsonObject | unknown[] {
  if (part === '-' || part === '-1') return []
  if (!INDEX.test(part)) return {}
  const index = Number(part)
  if (index < 0 || index > LONGEST_MADE) throw unknownError(`no list is made for the index ${part}`)
  return Array.from({ length: index }, () => null)
}

const INDEX = /^[+-]?\d+$/

/** A negative index counts from the end. */
const indexIn = (part: string, length: number): number => {
  const index = INDEX.test(part) ? Number(part) : Number.NaN
  return index < 0 ? index + length : index
}

function assign(place: JsonObject | unknown[], part: string, value: unknown): void {
  if (!Array.isArray(place)) {
    place[part] = value
    return
  }
  const index = part === '-' ? place.length : indexIn(part, place.length + 1)
  if (!(index >= 0 && index <= place.length)) throw unknownError(`${part} is no index of the list`)
  place.splice(index, 0, value)
}

function put(root: JsonObject, path: string, value: unknown): void {
  const parts = partsOf(path)
  assign(holder(root, parts), parts.at(-1) ?? '', value)
}

/** Takes out what must be there. */
function take(root: JsonObject, path: string): void {
  const parts = partsOf(path)
  const place = parts.slice(0, -1).reduce<unknown>(inside, root)
  const last = parts.at(-1) ?? ''
  if (inside(place, last) === undefined) throw unknownError(`there is nothing at ${path}`)
  if (Array.isArray(place)) place.splice(indexIn(last, place.length), 1)
  else if (isObject(place)) delete place[last]
}

function inside(place: unknown, part: string): unknown {
  if (Array.isArray(place)) return place[indexIn(part, place.length)]
  return isObject(place) && Object.hasOwn(place, part) ? place[part] : undefined
}
