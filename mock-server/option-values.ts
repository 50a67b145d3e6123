import { type Duration, milliseconds } from './clock.js'
import { nearestName } from './nearest-name.js'

/** An option that cannot be used. The message names the option, what was given (unless it is secret) and what to do. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError'
  /** Where in the options: `people[0].username`. */
  readonly option: string

  constructor(option: string, problem: string) {
    super(`${option}: ${problem}`)
    this.option = option
  }
}

/** For a name that is not one of the known ones. */
export function notAnOption(name: string, known: readonly string[]): OptionsError {
  const nearest = nearestName(name.replace(/^.*: /, ''), known)
  const advice = nearest === undefined ? `known are: ${known.join(', ')}` : `did you mean ${nearest}?`
  return new OptionsError(name, `there is no such name; ${advice}`)
}

const shown = (value: unknown): string => {
  if (typeof value === 'function') return 'a function'
  return JSON.stringify(value)?.slice(0, 80) ?? String(value)
}

const wrong = (option: string, value: unknown, wanted: string): OptionsError =>
  new OptionsError(option, `${shown(value)} is not ${wanted}`)

/** The value, which must be a plain object. */
export function anObject<T>(option: string, value: T): T & object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(option, value, 'an object')
  return value
}

export function anArray<T>(option: string, value: readonly T[]): readonly T[] {
  if (!Array.isArray(value)) throw wrong(option, value, 'an array')
  return value
}

/** The value, which must be a text with at least one character. */
export function aText(option: string, value: unknown, sensitivity: 'plain' | 'secret' = 'plain'): string {
  if (typeof value === 'string' && value !== '') return value
  throw sensitivity === 'secret'
    ? new OptionsError(option, 'must be a text that is not empty')
    : wrong(option, value, 'a text with at least one character')
}

export const textsOf = (option: string, value: unknown): readonly string[] => {
  if (!Array.isArray(value)) throw wrong(option, value, 'an array of texts')
  return value.map((item, i) => aText(`${option}[${i}]`, item))
}

export function aBoolean(option: string, value: unknown): boolean {
  if (typeof value !== 'boolean') throw wrong(option, value, 'true or false')
  return value
}

export function anInteger(option: string, value: unknown, minimum: number): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < minimum) {
    throw wrong(option, value, `a whole number of at least ${minimum}`)
  }
  return value
}

export function aFunction<T>(option: string, value: T): T {
  if (typeof value !== 'function') throw wrong(option, value, 'a function')
  return value
}

export function oneOf<T extends string>(option: string, value: unknown, allowed: readonly T[]): T {
  const found = allowed.find((member) => member === value)
  if (found === undefined) throw wrong(option, value, `one of ${allowed.map((member) => `'${member}'`).join(', ')}`)
  return found
}

/** In milliseconds, greater than 0. */
export function aDuration(option: string, value: Duration): number {
  try {
    const length = milliseconds(value)
    if (length > 0) return length
  } catch {
    // Said below, with the option's name.
  }
  throw wrong(option, value, "a duration above 0: use seconds as a number, or '250ms', '90s', '15m', '1h', '14d'")
}

/** OpenID Connect Discovery 1.0 section 3, RFC 8414 section 2; http is allowed, since mocks live on loopback. */
export function anIssuer(option: string, value: unknown): string {
  const text = aText(option, value)
  const url = URL.parse?.(text) ?? (URL.canParse(text) ? new URL(text) : null)
  if (
    url === null ||
    !/^https?:$/.test(url.protocol) ||
    /[?#]/.test(text) ||
    url.username !== '' ||
    url.password !== ''
  ) {
    throw wrong(
      option,
      value,
      'an issuer: an http or https URL without query, fragment and user name, such as https://op.example/tenant',
    )
  }
  return text
}
