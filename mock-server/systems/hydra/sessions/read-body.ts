import type { JsonObject } from '../../../seams.js'
import { isDateTime } from '../date-time.js'
import { isObject } from '../json-values.js'

/** A body that can't be decoded; the message says why. */
export class BodyError extends Error {
  override readonly name = 'BodyError'
}

/** What a member may be; `null` is left out everywhere. */
export type MemberType = 'text' | 'flag' | 'number' | 'texts' | 'session' | 'date' | 'anything'

type UnknownMembers = 'refused' | 'ignored'

const FITS: Readonly<Record<MemberType, (value: unknown, unknownMembers: UnknownMembers) => boolean>> = {
  text: (value) => typeof value === 'string',
  flag: (value) => typeof value === 'boolean',
  number: (value) => Number.isInteger(value),
  texts: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
  session: isSession,
  date: (value) => typeof value === 'string' && isDateTime(value),
  anything: () => true,
}

/** Claims for the two kinds of token. */
function isSession(value: unknown, unknownMembers: UnknownMembers): boolean {
  const isClaims = (claims: unknown): boolean => claims === undefined || claims === null || isObject(claims)
  if (!isObject(value)) return false
  const { access_token, id_token, ...others } = value
  if (unknownMembers === 'refused' && Object.keys(others).length > 0) return false
  return isClaims(access_token) && isClaims(id_token)
}

/**
 * A JSON object with members of these types, whatever the media type says. The letter case of names does not count, as for Go.
 *
 * @throws BodyError
 */
export function readMembers(
  text: string,
  members: Readonly<Record<string, MemberType>>,
  unknownMembers: UnknownMembers,
): JsonObject {
  if (text.trim() === '') throw new BodyError('the body is empty')
  const body = parsed(text)
  if (body === null) return {}
  if (!isObject(body)) throw new BodyError('the body is no JSON object')
  const known: JsonObject = {}
  for (const [spelled, value] of Object.entries(body)) {
    const name = Object.hasOwn(members, spelled) ? spelled : spelled.toLowerCase()
    const type = Object.hasOwn(members, name) ? members[name] : undefined
    if (type === undefined) {
      if (unknownMembers === 'refused') throw new BodyError(`there is no member '${name}'`)
    } else if (value !== null) {
      if (!FITS[type](value, unknownMembers)) throw new BodyError(`the member '${name}' is not of the type ${type}`)
      known[name] = value
    }
  }
  return known
}

/** The first JSON value; nobody reads what follows it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const [, end] = /after JSON at position (\d+)/.exec(String(error)) ?? []
    if (end !== undefined) return parsed(text.slice(0, Number(end)))
    throw new BodyError('the body is no complete JSON')
  }
}

/** Values of members that `readMembers` let through. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
export const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
export const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0)
