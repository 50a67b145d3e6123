import { type Clock, systemClock } from './clock.js'
import { DEFAULT_PEOPLE } from './default-people.js'
import {
  aBoolean,
  aFunction,
  anArray,
  anInteger,
  anIssuer,
  anObject,
  aText,
  notAnOption,
  oneOf,
  textsOf,
} from './option-values.js'
import type { ClientOptions, Lifetimes, ProviderOptions, SigningAlgorithm } from './options.js'
import type { Person } from './people.js'
import { type Random, seededRandom, systemRandom, unguessable } from './random.js'
import {
  readAlgorithms,
  readClients,
  readKeys,
  readLifetimes,
  readPeople,
  readRegistration,
  readRules,
  readScopes,
} from './read-options.js'
import type { RuleName } from './rules.js'
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
