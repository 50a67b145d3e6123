import type { JsonObject } from '../../../seams.js'
import { isObject } from '../json-values.js'

/** A body that can't be decoded; the message says why. */
export class BodyError extends Error {
  override readonly name = 'BodyError'
}

/** What a member may be; `null` is left out everywhere. */
export type MemberType = 'text' | 'flag' | 'number' | 'texts' | 'object' | 'date' | 'anything'

const FITS: Readonly<Record<MemberType, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  flag: (value) => typeof value === 'boolean',
  number: (value) => Number.isInteger(value),
  texts: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
  object: isObject,
  date: (value) => typeof value === 'string' && isDate(value),
  anything: () => true,
}

const isDate = (value: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value) && !Number.isNaN(Date.parse(value))

/**
 * A JSON object with members of these types, whatever the media type says.
 *
 * @throws BodyError
 */
export function readMembers(
  text: string,
  members: Readonly<Record<string, MemberType>>,
  unknownMembers: 'refused' | 'ignored',
): JsonObject {
  if (text.trim() === '') throw new BodyError('the body is empty')
  const body = parsed(text)
  if (body === null) return {}
  if (!isObject(body)) throw new BodyError('the body is no JSON object')
  const known: JsonObject = {}
  for (const [name, value] of Object.entries(body)) {
    const type = Object.hasOwn(members, name) ? members[name] : undefined
    if (type === undefined) {
      if (unknownMembers === 'refused') throw new BodyError(`there is no member '${name}'`)
    } else if (value !== null) {
      if (!FITS[type](value)) throw new BodyError(`the member '${name}' is not of the type ${type}`)
      known[name] = value
    }
  }
  return known
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new BodyError('the body is no complete JSON')
  }
}

/** Values of members that `readMembers` let through. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
export const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
export const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0)
