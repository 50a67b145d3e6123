import { type Clock, type Duration, systemClock } from './clock.js'
import { DEFAULT_PEOPLE, personOf } from './default-people.js'
import {
  aBoolean,
  aDuration,
  aFunction,
  anArray,
  anInteger,
  anIssuer,
  anObject,
  aText,
  notAnOption,
  OptionsError,
  oneOf,
  textsOf,
} from './option-values.js'
import {
  type ClientOptions,
  type Lifetimes,
  type PersonOptions,
  type ProviderOptions,
  SIGNING_ALGORITHMS,
  type SigningAlgorithm,
} from './options.js'
import type { Person } from './people.js'
import { type Random, seededRandom, systemRandom, unguessable } from './random.js'
import { RULES, type RuleName } from './rules.js'
import type { Fault, JsonObject } from './seams.js'

/** The options of one provider with every default filled in. Nothing in it is shared with the caller's object. */
export interface ResolvedOptions {
  /** As it was given; the issuer in use is `context.issuer`. */
  readonly issuer: string | undefined
  readonly clients: readonly ClientOptions[]
  readonly people: readonly Person[]
  /** All in milliseconds. */
  readonly lifetimes: Readonly<Record<keyof Lifetimes, number>>
  /** RS256 is always among them. */
  readonly algorithms: readonly SigningAlgorithm[]
  readonly keys: readonly Readonly<JsonObject>[]
  readonly accessTokenFormat: 'jwt' | 'opaque'
  readonly login: 'page' | 'auto'
  readonly registration: 'open' | 'off' | { readonly initialAccessToken: string }
  readonly pkcePlain: boolean
  readonly acrValues: readonly string[]
  readonly scopes: Readonly<Record<string, readonly string[]>>
  readonly lenient: readonly RuleName[]
  readonly faults: readonly (Fault | string)[]
  readonly seed: string | undefined
  /** What makes pairwise subject identifiers of this provider unlike those of others. */
  readonly pairwiseSalt: string
  readonly clock: Clock
  readonly random: Random
  /** Whether `random` was given, so that `seed` does not decide over it. */
  readonly randomGiven: boolean
  readonly fetch: (request: Request) => Promise<Response>
  readonly maximumRecords: number
  readonly journalSize: number
  readonly log: (message: string) => void
}

/** Clients when the options name none: one confidential, one public, both for loopback redirect URIs. */
export const DEFAULT_CLIENTS: readonly ClientOptions[] = [
  { client_id: 'app', client_secret: 'app-secret', client_name: 'App' },
  { client_id: 'spa', token_endpoint_auth_method: 'none', client_name: 'Single-page app' },
]

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

const OPTION_NAMES = [
  'issuer',
  'clients',
  'people',
  'lifetimes',
  'algorithms',
  'keys',
  'accessTokenFormat',
  'login',
  'registration',
  'pkcePlain',
  'acrValues',
  'scopes',
  'lenient',
  'faults',
  'seed',
  'clock',
  'random',
  'fetch',
  'maximumRecords',
  'journalSize',
  'log',
] as const satisfies readonly (keyof ProviderOptions)[]
const LIFETIME_NAMES = Object.keys(DEFAULT_LIFETIMES)

/** Fills in the defaults, copies deeply, and throws an `OptionsError` that names the option when a value cannot be used. */
export function resolveOptions(options: ProviderOptions = {}): ResolvedOptions {
  anObject('options', options)
  for (const name of Object.keys(options)) {
    if (!OPTION_NAMES.some((known) => known === name)) throw notAnOption(name, OPTION_NAMES)
  }
  const given = <K extends keyof ProviderOptions>(name: K): ProviderOptions[K] => options[name]
  const seed = optional('seed', given('seed'), aText)
  const people = readPeople(given('people') ?? DEFAULT_PEOPLE)
  const random = given('random') ?? (seed === undefined ? systemRandom : seededRandom(seed))
  return {
    issuer: optional('issuer', given('issuer'), anIssuer),
    clients: readClients(given('clients') ?? DEFAULT_CLIENTS),
    people,
    lifetimes: readLifetimes(given('lifetimes') ?? {}),
    algorithms: readAlgorithms(given('algorithms') ?? ['RS256']),
    keys: readKeys(given('keys') ?? []),
    accessTokenFormat: oneOf('accessTokenFormat', given('accessTokenFormat') ?? 'jwt', ['jwt', 'opaque']),
    login: oneOf('login', given('login') ?? 'page', ['page', 'auto']),
    registration: readRegistration(given('registration') ?? 'open'),
    pkcePlain: aBoolean('pkcePlain', given('pkcePlain') ?? false),
    acrValues: textsOf('acrValues', given('acrValues') ?? ['urn:touchstone:acr:password', 'urn:touchstone:acr:mfa']),
    scopes: readScopes(given('scopes') ?? {}),
    lenient: readRules(given('lenient') ?? []),
    faults: anArray('faults', given('faults') ?? []).slice(),
    seed,
    pairwiseSalt: seed ?? unguessable(random),
    clock: given('clock') ?? systemClock,
    random,
    randomGiven: given('random') !== undefined,
    fetch: aFunction('fetch', given('fetch') ?? ((request: Request) => globalThis.fetch(request))),
    maximumRecords: anInteger('maximumRecords', given('maximumRecords') ?? 100_000, 1),
    journalSize: anInteger('journalSize', given('journalSize') ?? 1_000, 0),
    log: aFunction('log', given('log') ?? (() => {})),
  }
}

const optional = <T, R>(name: string, value: T | undefined, read: (name: string, value: T) => R): R | undefined =>
  value === undefined ? undefined : read(name, value)

function unique(option: string, values: readonly string[]): void {
  const twice = values.find((value, i) => values.indexOf(value) !== i)
  if (twice !== undefined)
    throw new OptionsError(option, `${JSON.stringify(twice)} stands there twice; each must be there once`)
}

function readPeople(people: readonly PersonOptions[]): readonly Person[] {
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

function readClients(clients: readonly ClientOptions[]): readonly ClientOptions[] {
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

function readLifetimes(lifetimes: Lifetimes): Readonly<Record<keyof Lifetimes, number>> {
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

function readAlgorithms(algorithms: readonly SigningAlgorithm[]): readonly SigningAlgorithm[] {
  anArray('algorithms', algorithms).forEach((alg, i) => {
    oneOf(`algorithms[${i}]`, alg, SIGNING_ALGORITHMS)
  })
  return SIGNING_ALGORITHMS.filter((alg) => alg === 'RS256' || algorithms.includes(alg))
}

function readKeys(keys: readonly JsonObject[]): readonly JsonObject[] {
  const copies = anArray('keys', keys).map((key, i) => structuredClone(anObject(`keys[${i}]`, key)))
  const named = (member: string): string[] =>
    copies.flatMap((key) => (typeof key[member] === 'string' ? [key[member]] : []))
  unique('keys[].kid', named('kid'))
  unique('keys[].alg', named('alg'))
  return copies
}

function readRegistration(registration: NonNullable<ProviderOptions['registration']>): ResolvedOptions['registration'] {
  if (typeof registration === 'string') return oneOf<'open' | 'off'>('registration', registration, ['open', 'off'])
  anObject('registration', registration)
  return { initialAccessToken: aText('registration.initialAccessToken', registration.initialAccessToken, 'secret') }
}

function readScopes(scopes: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, readonly string[]>> {
  const names = Object.keys(anObject('scopes', scopes))
  for (const name of names) {
    // RFC 6749 section 3.3, scope-token.
    if (!/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(name))
      throw new OptionsError('scopes', `${JSON.stringify(name)} is no scope name`)
    textsOf(`scopes.${name}`, scopes[name])
  }
  return structuredClone(scopes)
}

function readRules(rules: readonly RuleName[]): readonly RuleName[] {
  const known = Object.keys(RULES)
  for (const [i, rule] of anArray('lenient', rules).entries()) {
    if (!known.includes(aText(`lenient[${i}]`, rule))) throw notAnOption(`lenient[${i}]: ${rule}`, known)
  }
  return [...rules]
}
