import type { Duration } from './clock.js'
import { personOf } from './default-people.js'
import { aDuration, anArray, anObject, aText, notAnOption, OptionsError, oneOf, textsOf } from './option-values.js'
import {
  type ClientOptions,
  type Lifetimes,
  type PersonOptions,
  type ProviderOptions,
  SIGNING_ALGORITHMS,
  type SigningAlgorithm,
} from './options.js'
import type { Person } from './people.js'
import { RULES, type RuleName } from './rules.js'
import type { JsonObject } from './seams.js'

const DEFAULT_LIFETIMES: Readonly<Record<keyof Lifetimes, Duration>> = {
  authorizationCode: '60s',
  accessToken: '1h',
  idToken: '1h',
  refreshToken: '14d',
  session: '1d',
  interaction: '10m',
  deviceCode: '10m',
  pushedRequest: '60s',
}

const LIFETIME_NAMES = Object.keys(DEFAULT_LIFETIMES)

function unique(option: string, values: readonly string[]): void {
  const twice = values.find((value, i) => values.indexOf(value) !== i)
  if (twice !== undefined)
    throw new OptionsError(option, `${JSON.stringify(twice)} stands there twice; each must be there once`)
}

export function readPeople(people: readonly PersonOptions[]): readonly Person[] {
  anArray('people', people).forEach((person, i) => {
    const at = `people[${i}]`
    anObject(at, person)
    aText(`${at}.username`, person.username)
    if (person.password !== undefined) aText(`${at}.password`, person.password, 'secret')
    if (person.sub !== undefined) aSubject(`${at}.sub`, person.sub)
    else aSubject(`${at}.username`, person.username, ' (it is the sub when `sub` is not given)')
    if (person.claims !== undefined) anObject(`${at}.claims`, person.claims)
  })
  const resolved = people.map(personOf)
  unique(
    'people[].username',
    resolved.map(({ username }) => username),
  )
  unique(
    'people[].sub',
    resolved.map(({ sub }) => sub),
  )
  return resolved
}

/** OpenID Connect Core 1.0 section 2: at most 255 ASCII characters. */
function aSubject(option: string, value: string, note = ''): void {
  aText(option, value)
  if (!/^[\x21-\x7e]{1,255}$/.test(value)) {
    throw new OptionsError(
      option,
      `${JSON.stringify(value)} is no subject identifier: at most 255 printable ASCII characters${note}`,
    )
  }
}

export function readClients(clients: readonly ClientOptions[]): readonly ClientOptions[] {
  anArray('clients', clients).forEach((client, i) => {
    anObject(`clients[${i}]`, client)
    aText(`clients[${i}].client_id`, client.client_id)
    if (client.client_secret !== undefined) aText(`clients[${i}].client_secret`, client.client_secret, 'secret')
  })
  unique(
    'clients[].client_id',
    clients.map(({ client_id }) => client_id),
  )
  return structuredClone(clients)
}

export function readLifetimes(lifetimes: Lifetimes): Readonly<Record<keyof Lifetimes, number>> {
  anObject('lifetimes', lifetimes)
  for (const name of Object.keys(lifetimes)) {
    if (!LIFETIME_NAMES.includes(name))
      throw notAnOption(
        `lifetimes.${name}`,
        LIFETIME_NAMES.map((known) => `lifetimes.${known}`),
      )
  }
  const read = (name: keyof Lifetimes): number =>
    aDuration(`lifetimes.${name}`, lifetimes[name] ?? DEFAULT_LIFETIMES[name])
  return {
    authorizationCode: read('authorizationCode'),
    accessToken: read('accessToken'),
    idToken: read('idToken'),
    refreshToken: read('refreshToken'),
    session: read('session'),
    interaction: read('interaction'),
    deviceCode: read('deviceCode'),
    pushedRequest: read('pushedRequest'),
  }
}

export function readAlgorithms(algorithms: readonly SigningAlgorithm[]): readonly SigningAlgorithm[] {
  anArray('algorithms', algorithms).forEach((alg, i) => {
    oneOf(`algorithms[${i}]`, alg, SIGNING_ALGORITHMS)
  })
  return SIGNING_ALGORITHMS.filter((alg) => alg === 'RS256' || algorithms.includes(alg))
}

export function readKeys(keys: readonly JsonObject[]): readonly JsonObject[] {
  const copies = anArray('keys', keys).map((key, i) => structuredClone(anObject(`keys[${i}]`, key)))
  const named = (member: string): string[] =>
    copies.flatMap((key) => (typeof key[member] === 'string' ? [key[member]] : []))
  unique('keys[].kid', named('kid'))
  unique('keys[].alg', named('alg'))
  return copies
}

export function readRegistration(
  registration: NonNullable<ProviderOptions['registration']>,
): NonNullable<ProviderOptions['registration']> {
  if (typeof registration === 'string') return oneOf<'open' | 'off'>('registration', registration, ['open', 'off'])
  anObject('registration', registration)
  return { initialAccessToken: aText('registration.initialAccessToken', registration.initialAccessToken, 'secret') }
}

export function readScopes(
  scopes: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, readonly string[]>> {
  const names = Object.keys(anObject('scopes', scopes))
  for (const name of names) {
    // RFC 6749 section 3.3, scope-token.
    if (!/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(name))
      throw new OptionsError('scopes', `${JSON.stringify(name)} is no scope name`)
    textsOf(`scopes.${name}`, scopes[name])
  }
  return structuredClone(scopes)
}

export function readRules(rules: readonly RuleName[]): readonly RuleName[] {
  const known = Object.keys(RULES)
  for (const [i, rule] of anArray('lenient', rules).entries()) {
    if (!known.includes(aText(`lenient[${i}]`, rule))) throw notAnOption(`lenient[${i}]: ${rule}`, known)
  }
  return [...rules]
}
