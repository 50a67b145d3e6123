import type { Clock } from '../../clock.js'
import { anArray, anObject, notAnOption, OptionsError, oneOf } from '../../option-values.js'
import type { ProviderOptions } from '../../options.js'
import type { Person } from '../../people.js'
import type { Random } from '../../random.js'
import { resolveOptions } from '../../resolve-options.js'
import type { Fault, JsonObject } from '../../seams.js'
import { ANSWER_MODES, type AnswerMode } from './answer-modes.js'
import { HYDRA_LINES, type HydraLine } from './lines.js'
import { DEFAULT_SETTINGS, type HydraSettings } from './settings.js'
import { HYDRA_SYSTEMS, type HydraSystem } from './systems.js'

/** Options that a Hydra system shares with the others. */
const SHARED = [
  'people',
  'login',
  'faults',
  'seed',
  'clock',
  'random',
  'fetch',
  'maximumRecords',
  'journalSize',
  'log',
] as const

/** Options of a mock of Hydra. All but `system` have defaults; the object is copied, never changed. */
export interface HydraOptions extends Pick<ProviderOptions, (typeof SHARED)[number] | 'issuer'> {
  readonly system: HydraSystem
  /** What the server's own configuration would say. @default the server's own defaults */
  readonly settings?: Partial<HydraSettings>
  /**
   * Private RSA keys as JWKs, taken one after the other wherever the server makes an RSA key: in its own key sets at first, when
   * keys are rotated, and when the admin side is asked for one. Beyond them keys are made.
   * @default []
   */
  readonly keys?: readonly JsonObject[]
  /** Where the real servers depart from their own OpenAPI document: whether to answer as they do, or as it says. @default 'as-real' */
  readonly answers?: AnswerMode
}

/** The options with every default filled in. */
export interface ResolvedHydraOptions {
  readonly line: HydraLine
  readonly settings: HydraSettings
  readonly keys: readonly Readonly<JsonObject>[]
  readonly answers: AnswerMode
  readonly people: readonly Person[]
  readonly faults: readonly (Fault | string)[]
  readonly login: 'page' | 'auto'
  readonly seed: string | undefined
  readonly clock: Clock
  readonly random: Random
  readonly randomGiven: boolean
  readonly fetch: (request: Request) => Promise<Response>
  readonly maximumRecords: number
  readonly journalSize: number
  readonly log: (message: string) => void
}

/** Fills in the defaults; throws an `OptionsError` that names the option when a value cannot be used. */
export function resolveHydraOptions(options: HydraOptions): ResolvedHydraOptions {
  const { system, settings, keys = [], answers = 'as-real', ...rest } = options
  const known = ['system', 'settings', 'keys', 'answers', 'issuer', ...SHARED]
  for (const name of Object.keys(rest)) if (!known.includes(name)) throw notAnOption(name, known)
  const { issuer, people, login, faults, seed, clock, random, randomGiven, fetch, maximumRecords, journalSize, log } =
    resolveOptions(rest)
  for (const name of Object.keys(settings ?? {})) {
    if (!Object.hasOwn(DEFAULT_SETTINGS, name)) throw notAnOption(`settings.${name}`, Object.keys(DEFAULT_SETTINGS))
  }
  return {
    line: HYDRA_LINES[oneOf('system', system, HYDRA_SYSTEMS)],
    settings: { ...DEFAULT_SETTINGS, ...settings, ...(issuer !== undefined && { issuer }) },
    keys: anArray('keys', keys).map(rsaKey),
    answers: oneOf('answers', answers, ANSWER_MODES),
    people,
    login,
    faults,
    seed,
    clock,
    random,
    randomGiven,
    fetch,
    maximumRecords,
    journalSize,
    log,
  }
}

function rsaKey(key: JsonObject, index: number): JsonObject {
  const { kty, d } = anObject(`keys[${index}]`, key)
  if (kty === 'RSA' && typeof d === 'string') return structuredClone(key)
  throw new OptionsError(`keys[${index}]`, 'is no private RSA key; give a JWK with kty RSA and its member d')
}
