import type { JsonObject } from '../harness/context.js'
import { isObject } from '../harness/json.js'

type ClaimType = 'text' | 'boolean' | 'number' | 'address' | 'birthdate'

/** Standard claims of OpenID Connect Core 1.0 section 5.1 and their types; `sub` has checks of its own. */
export const STANDARD_CLAIMS = {
  name: 'text',
  given_name: 'text',
  family_name: 'text',
  middle_name: 'text',
  nickname: 'text',
  preferred_username: 'text',
  profile: 'text',
  picture: 'text',
  website: 'text',
  email: 'text',
  email_verified: 'boolean',
  gender: 'text',
  birthdate: 'birthdate',
  zoneinfo: 'text',
  locale: 'text',
  phone_number: 'text',
  phone_number_verified: 'boolean',
  address: 'address',
  updated_at: 'number',
} as const satisfies Record<string, ClaimType>

const isStandardClaim = (name: string): name is keyof typeof STANDARD_CLAIMS => Object.hasOwn(STANDARD_CLAIMS, name)

/** A claim whose value has not the type of the standard. */
export interface ClaimDefect {
  readonly claim: string
  readonly expected: string
  readonly actual: unknown
}

interface Rule {
  readonly expected: string
  readonly holds: (value: unknown, year: number) => boolean
}

const isText = (value: unknown): boolean =>
  typeof value === 'string' && value.trim() !== '' && value.trim().toLowerCase() !== 'null'

const RULES: Record<ClaimType, Rule> = {
  text: { expected: 'a string that is neither blank nor the word null', holds: isText },
  boolean: { expected: 'a JSON boolean', holds: (value) => typeof value === 'boolean' },
  number: { expected: 'a JSON number', holds: (value) => typeof value === 'number' },
  address: {
    expected: 'a JSON object with at least one member, all of them non-blank strings',
    holds: (value) => isObject(value) && Object.keys(value).length > 0 && Object.values(value).every(isText),
  },
  birthdate: {
    expected: 'YYYY-MM-DD, 0000-MM-DD or YYYY with a year between 1850 and now',
    holds: (value, year) => typeof value === 'string' && isBirthdate(value, year),
  },
}

/** The first standard claim with a wrong type, if there is one. `now`: seconds since 1970. A language tag (`name#ja`) doesn't change the type. */
export function standardClaimDefect(claims: Readonly<JsonObject>, now: number): ClaimDefect | undefined {
  const year = new Date(now * 1_000).getUTCFullYear()
  for (const [claim, actual] of Object.entries(claims)) {
    const [name = claim] = claim.split('#')
    if (!isStandardClaim(name)) continue
    const { expected, holds } = RULES[STANDARD_CLAIMS[name]]
    if (!holds(actual, year)) return { claim, expected, actual }
  }
  return undefined
}

function isBirthdate(value: string, thisYear: number): boolean {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)-(\d\d))?$/.exec(value) ?? []
  if (year === undefined) return false
  if (month === undefined || day === undefined) return isYear(year, thisYear)
  if (year !== '0000' && !isYear(year, thisYear)) return false
  // With the year left out 29 February is a birthday.
  const leapYear = year === '0000' ? '2000' : year
  const date = new Date(`${leapYear}-${month}-${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${leapYear}-${month}-${day}`)
}

const isYear = (year: string, thisYear: number): boolean => Number(year) >= 1850 && Number(year) <= thisYear

const START_OF_1990 = 631_152_000

/** Whether `updated_at` is a plausible number of seconds: milliseconds lie far in the future. `now`: seconds since 1970. */
export const isPlausibleUpdate = (value: unknown, now: number): boolean =>
  typeof value === 'number' && value >= START_OF_1990 && value <= now
