import { isDeepStrictEqual } from 'node:util'
import type { JsonObject } from '../harness/context.js'
import { type Exchange, jsonBody, mediaType } from '../harness/exchange.js'
import type { HydraSystem } from '../harness/hydra/hydra-systems.js'
import { isObject } from '../harness/json.js'
import { fail, pass, type Verdict } from '../verdict.js'

/** What an answer must be. Members that are left out are not looked at. */
export interface ExpectedAnswer {
  /** One status, or those that are right alike. */
  readonly status: number | readonly number[]
  /** Without parameters. */
  readonly mediaType?: string
  /** The member `error`. Lines write it differently: name it where clients can rely on it. */
  readonly error?: string
  /** Headers by lower-case name: the value, what it must match, or null for "must be absent". */
  readonly headers?: Readonly<Record<string, string | RegExp | null>>
  /** The body is empty. */
  readonly empty?: true
  /** Members that the JSON body must have with these values, compared as deep as given; `ABSENT` must not be there. */
  readonly members?: Readonly<JsonObject>
  /** The whole JSON body: this value and nothing beside. */
  readonly json?: unknown
}

/** The value of a member that must not be there. */
export const ABSENT = Symbol('absent')
/** The value of a member that must be a whole number, whichever. */
export const WHOLE_NUMBER = Symbol('whole number')

/** One value for each line of Hydra. */
export type ByLine<T> = Readonly<Record<HydraSystem, T>>

/** The same for every line. */
export const always = <T>(value: T): ByLine<T> => ({
  'hydra-1.5': value,
  'hydra-1.9': value,
  'hydra-2.3': value,
  'hydra-2': value,
})

/** What the whole list of an array must be is said by a value; a text may be said by what it must match. */
export function fits(expected: unknown, actual: unknown): boolean {
  if (expected === ABSENT) return actual === undefined
  if (expected === WHOLE_NUMBER) return Number.isInteger(actual)
  if (expected instanceof RegExp) return typeof actual === 'string' && expected.test(actual)
  if (Array.isArray(expected))
    return (
      Array.isArray(actual) && actual.length === expected.length && expected.every((one, at) => fits(one, actual[at]))
    )
  if (isObject(expected))
    return isObject(actual) && Object.entries(expected).every(([name, value]) => fits(value, actual[name]))
  return Object.is(expected, actual)
}

/** A value as verdicts show it. */
export function told(value: unknown): unknown {
  if (value === ABSENT) return '(absent)'
  if (value === WHOLE_NUMBER) return '(a whole number)'
  if (value instanceof RegExp) return `a text like ${value.source}`
  if (Array.isArray(value)) return value.map(told)
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, told(member)]))
    : value
}

interface Aspect {
  readonly name: string
  readonly fits: boolean
  readonly expected: unknown
  readonly actual: unknown
}

function aspectsOf(exchange: Exchange, expected: ExpectedAnswer): readonly Aspect[] {
  const { status, headers, body } = exchange.response
  const json = jsonBody(exchange)
  const object = isObject(json) ? json : {}
  const statuses = typeof expected.status === 'number' ? [expected.status] : expected.status
  const aspect = (name: string, wanted: unknown, actual: unknown): Aspect => ({
    name,
    fits: fits(wanted, actual),
    expected: told(wanted),
    actual,
  })
  return [
    { name: 'status', fits: statuses.includes(status), expected: expected.status, actual: status },
    ...(expected.mediaType === undefined ? [] : [aspect('mediaType', expected.mediaType, mediaType(exchange))]),
    ...(expected.error === undefined ? [] : [aspect('error', expected.error, object.error)]),
    ...(expected.empty === undefined ? [] : [aspect('body', '', body.slice(0, 200))]),
    ...Object.entries(expected.headers ?? {}).map(([name, value]) =>
      aspect(name, value ?? ABSENT, headers.get(name) ?? undefined),
    ),
    ...Object.entries(expected.members ?? {}).map(([name, value]) => aspect(name, value, object[name])),
    ...(expected.json === undefined
      ? []
      : [
          {
            name: 'json',
            fits: isDeepStrictEqual(expected.json, json),
            expected: expected.json,
            actual: json ?? body.slice(0, 200),
          },
        ]),
  ]
}

/** Whether an object that an answer holds has these members, by the rules of `ExpectedAnswer.members`. */
export const judgeMembers = (exchange: Exchange, object: unknown, members: Readonly<JsonObject>): Verdict =>
  fits(members, object)
    ? pass()
    : fail(
        told(members),
        isObject(object) ? Object.fromEntries(Object.keys(members).map((name) => [name, object[name]])) : object,
        { exchange },
      )

/** Whether an answer is as it must be. A finding shows only what is otherwise, and always the status. */
export function judgeAnswer(exchange: Exchange, expected: ExpectedAnswer, note?: string): Verdict {
  const aspects = aspectsOf(exchange, expected)
  if (aspects.every((aspect) => aspect.fits)) return pass()
  const shown = aspects.filter((aspect) => !aspect.fits || aspect.name === 'status')
  const of = (side: 'expected' | 'actual') => Object.fromEntries(shown.map((aspect) => [aspect.name, aspect[side]]))
  return fail(of('expected'), of('actual'), { exchange, note })
}
