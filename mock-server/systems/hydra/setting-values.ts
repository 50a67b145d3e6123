import { OptionsError } from '../../option-values.js'
import { isObject } from './json-values.js'
import type { HookSettings } from './settings.js'

/** Reads what a variable says; throws an `OptionsError` that names it. */
export type Read<T> = (text: string, name: string) => T

export const text: Read<string> = (value) => value
export const list: Read<readonly string[]> = (value) =>
  value
    .replace(/^\[|\]$/g, '')
    .split(/[\s,]+/)
    .map((item) => item.replace(/^"|"$/g, ''))
    .filter((item) => item !== '')
export const bool: Read<boolean> = (value, name) => {
  if (/^(1|t|true)$/i.test(value)) return true
  if (/^(0|f|false)$/i.test(value)) return false
  throw new OptionsError(name, `${JSON.stringify(value)} is not true or false`)
}
export const number: Read<number> = (value, name) => {
  if (/^-?\d+$/.test(value)) return Number(value)
  throw new OptionsError(name, `${JSON.stringify(value)} is not a whole number`)
}
export const url: Read<string> = (value, name) => {
  if (URL.canParse(value)) return value
  throw new OptionsError(name, `${JSON.stringify(value)} is not a URL`)
}
/** A URL, or JSON with the URL and an API key. What is wrong is told without the value: it may hold the key. */
export const hook: Read<HookSettings> = (value, name) => {
  if (!value.trimStart().startsWith('{')) return { url: url(value, name) }
  const given = hookJson(value)
  if (given === undefined) {
    throw new OptionsError(
      name,
      'is no hook; give a URL, or {"url": …, "auth": {"type": "api_key", "config": {"in": "header" or "cookie", "name": …, "value": …}}}',
    )
  }
  return given
}

function hookJson(text: string): HookSettings | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isObject(value) || typeof value.url !== 'string' || !URL.canParse(value.url)) return undefined
  if (value.auth === undefined) return { url: value.url }
  const { type, config } = isObject(value.auth) ? value.auth : {}
  if (type !== 'api_key' || !isObject(config)) return undefined
  const { in: place, name, value: key } = config
  if ((place !== 'header' && place !== 'cookie') || typeof name !== 'string' || typeof key !== 'string')
    return undefined
  return { url: value.url, auth: { in: place, name, value: key } }
}

const UNITS: Readonly<Record<string, number>> = { h: 3_600, m: 60, s: 1, ms: 0.001, us: 1e-6, µs: 1e-6, ns: 1e-9 }
/** A length of time as Go writes it, `1h30m`, in seconds. A bare number is in nanoseconds there; here it is refused. */
export const goDuration: Read<number> = (value, name) => {
  if (value === '-1') return -1
  if (/^0$|^(\d+(\.\d+)?(h|ms|us|µs|ns|m|s))+$/.test(value)) {
    const parts = [...value.matchAll(/(\d+(?:\.\d+)?)(h|ms|us|µs|ns|m|s)/g)]
    return parts.reduce((sum, [, amount, unit = 's']) => sum + Number(amount) * (UNITS[unit] ?? 0), 0)
  }
  throw new OptionsError(name, `${JSON.stringify(value)} is not a length of time such as 90s, 15m or 1h30m`)
}
export const oneOf =
  <T extends string>(...names: readonly T[]): Read<T> =>
  (value, name) => {
    const found = names.find((candidate) => candidate.toLowerCase() === value.toLowerCase())
    if (found === undefined) throw new OptionsError(name, `${JSON.stringify(value)} is not one of ${names.join(', ')}`)
    return found
  }

/** How scopes are compared; the oldest way goes by the name that 1.x gave it. */
export const scopeStrategy: Read<'wildcard' | 'exact' | 'hierarchic'> = (value, name) => {
  const known = oneOf('wildcard', 'exact', 'hierarchic', 'DEPRECATED_HIERARCHICAL_SCOPE_STRATEGY')(value, name)
  return known === 'DEPRECATED_HIERARCHICAL_SCOPE_STRATEGY' ? 'hierarchic' : known
}
