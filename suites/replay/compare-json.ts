import { UnboundPlaceholder } from './bindings.js'
import { compareText } from './compare-text.js'
import { compareUrl, isUrlWithParameters } from './compare-url.js'
import type { Comparison } from './comparison.js'
import { pointerPart } from './difference.js'
import { wholePlaceholder } from './placeholder.js'
import { timeOf } from './recorded-time.js'

const jsonType = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => jsonType(value) === 'object'

/** Compares JSON member by member, element by element: no more and no fewer. */
export function compareJson(comparison: Comparison, expected: unknown, actual: unknown, pointer: string): void {
  if (typeof expected === 'string') compareString(comparison, expected, actual, pointer)
  else if (jsonType(expected) !== jsonType(actual)) comparison.differ('type', pointer, expected, actual)
  else if (Array.isArray(expected) && Array.isArray(actual)) compareArrays(comparison, expected, actual, pointer)
  else if (isObject(expected) && isObject(actual)) compareObjects(comparison, expected, actual, pointer)
  else if (expected !== actual) comparison.differ('value', pointer, expected, actual)
}

function compareArrays(
  comparison: Comparison,
  expected: readonly unknown[],
  actual: readonly unknown[],
  pointer: string,
): void {
  if (expected.length !== actual.length) comparison.differ('length', pointer, expected.length, actual.length)
  for (const [index, one] of expected.slice(0, actual.length).entries())
    compareJson(comparison, one, actual[index], `${pointer}/${index}`)
}

function compareObjects(
  comparison: Comparison,
  expected: Readonly<Record<string, unknown>>,
  actual: Readonly<Record<string, unknown>>,
  pointer: string,
): void {
  const wanted = new Map(Object.entries(expected).map(([name, value]) => [nameNow(comparison, name), value]))
  for (const [name, value] of wanted) {
    const where = `${pointer}/${pointerPart(name)}`
    if (Object.hasOwn(actual, name)) compareJson(comparison, value, actual[name], where)
    else comparison.differ('member', where, value, undefined)
  }
  for (const [name, value] of Object.entries(actual))
    if (!wanted.has(name)) comparison.differ('member', `${pointer}/${pointerPart(name)}`, undefined, value)
}

/** The name of a member may hold a placeholder. */
function nameNow({ standard: { bindings, now } }: Comparison, name: string): string {
  try {
    return bindings.text(name, now)
  } catch (error) {
    if (error instanceof UnboundPlaceholder) return name
    throw error
  }
}

function compareString(comparison: Comparison, expected: string, actual: unknown, pointer: string): void {
  const name = wholePlaceholder(expected)
  if (name === 'any') return
  const time = name === undefined ? undefined : timeOf(name)
  if (time?.notation === 'timestamp' || time?.notation === 'seconds') {
    if (typeof actual === 'number' && Number.isInteger(actual)) comparison.time(time, actual, pointer)
    else comparison.differ('type', pointer, expected, actual)
  } else if (typeof actual !== 'string') comparison.differ('type', pointer, expected, actual)
  else if (isUrlWithParameters(expected)) compareUrl(comparison, 'url', expected, actual, pointer)
  else compareText(comparison, 'value', expected, actual, pointer)
}

/** Puts the elements of an array whose order means nothing beside those that they resemble most. */
export function aligned(
  comparison: Comparison,
  expected: readonly unknown[],
  actual: readonly unknown[],
): readonly unknown[] {
  const costs = expected.flatMap((want, place) =>
    actual.map((have, from) => {
      const trial = comparison.trial()
      compareJson(trial, want, have, '')
      return { place, from, cost: trial.differences.length }
    }),
  )
  costs.sort((a, b) => a.cost - b.cost || a.place - b.place || a.from - b.from)
  const chosen = new Map<number, number>()
  const taken = new Set<number>()
  for (const { place, from } of costs) {
    if (chosen.has(place) || taken.has(from)) continue
    chosen.set(place, from)
    taken.add(from)
  }
  const paired = [...chosen].sort(([a], [b]) => a - b).map(([, from]) => actual[from])
  return [...paired, ...actual.filter((_, from) => !taken.has(from))]
}
