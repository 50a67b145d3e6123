import { type Duration, milliseconds } from '../../mock-server/clock.js'
import type { ClientOptions, Lifetimes, PersonOptions } from '../../mock-server/options.js'
import { REPORTERS, type ReporterChoice, type ReporterName } from '../../reports/reporters.js'
import type { User } from '../../suites/harness/context.js'
import type { TargetClient } from '../../suites/harness/target.js'
import { UsageError, unknownName, unknownValue } from '../usage-error.js'

/** Reads the texts of one setting; `name` is the flag or variable, for messages. */
type Read<T> = (texts: readonly string[], name: string) => T

export const text: Read<string> = ([value = ''], name) => {
  if (value === '') throw new UsageError(`${name} is empty; give it a value`)
  return value
}

export const texts: Read<readonly string[]> = (values, name) => values.map((value) => text([value], name))

/** One of the names; an unknown one is answered with the nearest right one. */
export const oneOf =
  <N extends string>(...names: readonly N[]): Read<N> =>
  ([value = ''], name) => {
    const found = names.find((candidate) => candidate === value)
    if (found === undefined) throw unknownValue(name, value, names)
    return found
  }

export const someOf =
  <N extends string>(...names: readonly N[]): Read<readonly N[]> =>
  (values, name) =>
    values.map((value) => oneOf(...names)([value], name))

export const integer =
  (minimum: number, maximum = Number.MAX_SAFE_INTEGER): Read<number> =>
  ([value = ''], name) => {
    const number = Number(value)
    if (/^\d+$/.test(value) && number >= minimum && number <= maximum) return number
    const range = maximum === Number.MAX_SAFE_INTEGER ? `of at least ${minimum}` : `from ${minimum} to ${maximum}`
    throw new UsageError(`${name}: "${value}" is not a whole number ${range}`)
  }

/** Milliseconds; a bare number means seconds. */
export const duration: Read<number> = ([value = ''], name) => {
  try {
    const length = milliseconds(/^\d+(?:\.\d+)?$/.test(value) ? Number(value) : value)
    if (length >= 0) return length
  } catch {
    // Said below, with the setting's name.
  }
  throw new UsageError(`${name}: "${value}" is not a length of time; use seconds, or 250ms, 90s, 15m, 1h, 14d`)
}

const PER = { s: 1, m: 60, h: 3_600 } as const

/** Requests a second. */
export const rate: Read<number> = ([value = ''], name) => {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)\/(s|m|h)$/.exec(value) ?? []
  if (Number(amount) > 0 && (unit === 's' || unit === 'm' || unit === 'h')) return Number(amount) / PER[unit]
  throw new UsageError(`${name}: "${value}" is not a rate; use 10/s, 300/m, 1000/h`)
}

/** An http or https URL without query and fragment. The scheme may be left out for loopback hosts. */
export const url: Read<string> = ([value = ''], name) => {
  const full = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:\/|$)/.test(value) ? `http://${value}` : value
  const parsed = URL.canParse(full) ? new URL(full) : undefined
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol)) {
    throw new UsageError(`${name}: "${value}" is not an http or https URL, such as https://op.example/tenant`)
  }
  if (parsed.username !== '' || parsed.password !== '')
    throw new UsageError(`${name}: the URL must not hold a user name or password`)
  if (parsed.search !== '' || parsed.hash !== '') {
    throw new UsageError(
      `${name}: "${value}" has a query or fragment; give the issuer, such as https://op.example/tenant`,
    )
  }
  return full
}

/** `id:secret:redirect_uri`; the secret may be empty and may hold colons. */
function client(
  value: string,
  name: string,
): { client_id: string; client_secret?: string; redirect_uris: readonly string[] } {
  const [, client_id, client_secret, redirect_uri] =
    /^([^:]+):(?:(.*?):)??([a-z][a-z0-9+.-]*:\/.+)$/is.exec(value) ?? []
  if (client_id === undefined || redirect_uri === undefined) {
    const id = /^[^:]*/.exec(value)?.[0] ?? ''
    throw new UsageError(
      `${name}: the client "${id}" must have the form id:secret:redirect_uri, such as app:s3cret:https://app.example/callback; ` +
        'leave the secret empty for a public client (app::https://...); an id with a colon goes into the config file',
    )
  }
  return { client_id, redirect_uris: [redirect_uri], ...(client_secret ? { client_secret } : {}) }
}

/** Clients that exist at the target; an id given twice is one client with two redirect URIs. */
export const clients: Read<readonly TargetClient[]> = (values, name) => {
  const byId = new Map<string, TargetClient>()
  for (const value of values) {
    const given = client(value, name)
    const known = byId.get(given.client_id)
    byId.set(given.client_id, { ...given, redirect_uris: [...(known?.redirect_uris ?? []), ...given.redirect_uris] })
  }
  return [...byId.values()]
}

/** Clients of the mock: those without a secret are public. */
export const providerClients: Read<readonly ClientOptions[]> = (values, name) =>
  clients(values, name).map((given) =>
    given.client_secret === undefined ? { ...given, token_endpoint_auth_method: 'none' } : given,
  )

/** `name:password`; the password may hold colons. */
export const users: Read<readonly User[]> = (values, name) =>
  values.map((value) => {
    const [, username, password] = /^([^:]+):(.+)$/s.exec(value) ?? []
    if (username !== undefined && password !== undefined) return { username, password }
    const who = /^[^:]*/.exec(value)?.[0] ?? ''
    throw new UsageError(
      `${name}: the user "${who}" must have the form name:password; or give the password in TOUCHSTONE_PASSWORD`,
    )
  })

/** `name` or `name:password`. */
export const people: Read<readonly PersonOptions[]> = (values, name) =>
  values.map((value) => {
    const [, username, password] = /^([^:]+)(?::(.+))?$/s.exec(value) ?? []
    if (username === undefined)
      throw new UsageError(`${name}: "${value}" must have the form name:password, or name alone`)
    return password === undefined ? { username } : { username, password }
  })

const LIFETIMES = {
  authorization_code: 'authorizationCode',
  access_token: 'accessToken',
  id_token: 'idToken',
  refresh_token: 'refreshToken',
  session: 'session',
  interaction: 'interaction',
  device_code: 'deviceCode',
  pushed_request: 'pushedRequest',
} as const satisfies Record<string, keyof Lifetimes>

/** `access_token=5m`. */
export const lifetimes: Read<Lifetimes> = (values, name) => {
  const read: Partial<Record<keyof Lifetimes, Duration>> = {}
  for (const value of values) {
    const [what = '', length = ''] = value.split(/=(.*)/s, 2)
    const found = Object.entries(LIFETIMES).find(([known]) => known === what)?.[1]
    if (found === undefined) throw unknownName(`lifetime for ${name}`, what, Object.keys(LIFETIMES))
    read[found] = duration([length], `${name} ${what}`) / 1_000
  }
  return read
}

/** `terminal`, `json`, `junit=out.xml`: names of reporters, only one of which may write to standard output. */
export const reportersAmong =
  <N extends string>(...names: readonly N[]): Read<readonly { readonly name: N; readonly path?: string }[]> =>
  (values, name) => {
    const choices = values.map((value) => {
      const [wanted = '', path] = value.split(/=(.*)/s, 2)
      const reporter = names.find((known) => known === wanted)
      if (reporter === undefined) throw unknownName('reporter', wanted, names)
      if (path === '') throw new UsageError(`${name} ${reporter}=: a path must follow the equals sign`)
      return path === undefined ? { name: reporter } : { name: reporter, path }
    })
    const [first, second] = choices.filter(({ path }) => path === undefined)
    if (first !== undefined && second !== undefined) {
      throw new UsageError(
        `${name}: ${first.name} and ${second.name} would both write to standard output; give one a path: ${second.name}=FILE`,
      )
    }
    return choices
  }

const isReporter = (name: string): name is ReporterName => Object.hasOwn(REPORTERS, name)

/** The reporters of runs. */
export const reporters: Read<readonly ReporterChoice[]> = reportersAmong(...Object.keys(REPORTERS).filter(isReporter))
