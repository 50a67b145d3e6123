import type { Clock } from '../../clock.js'
import { notAnOption, oneOf } from '../../option-values.js'
import type { ProviderOptions } from '../../options.js'
import type { Person } from '../../people.js'
import type { Random } from '../../random.js'
import { resolveOptions } from '../../resolve-options.js'
import { HYDRA_LINES, type HydraLine } from './lines.js'
import { DEFAULT_SETTINGS, type HydraSettings } from './settings.js'
import { HYDRA_SYSTEMS, type HydraSystem } from './systems.js'

/** Options that a Hydra system shares with the others. */
const SHARED = ['people', 'login', 'seed', 'clock', 'random', 'fetch', 'maximumRecords', 'journalSize', 'log'] as const

/** Options of a mock of Hydra. All but `system` have defaults; the object is copied, never changed. */
export interface HydraOptions extends Pick<ProviderOptions, (typeof SHARED)[number] | 'issuer'> {
  readonly system: HydraSystem
  /** What the server's own configuration would say. @default the server's own defaults */
  readonly settings?: Partial<HydraSettings>
}

/** The options with every default filled in. */
export interface ResolvedHydraOptions {
  readonly line: HydraLine
  readonly settings: HydraSettings
  readonly people: readonly Person[]
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
  const { system, settings, ...rest } = options
  const known = ['system', 'settings', 'issuer', ...SHARED]
  for (const name of Object.keys(rest)) if (!known.includes(name)) throw notAnOption(name, known)
  const { issuer, people, login, seed, clock, random, randomGiven, fetch, maximumRecords, journalSize, log } =
    resolveOptions(rest)
  for (const name of Object.keys(settings ?? {})) {
    if (!Object.hasOwn(DEFAULT_SETTINGS, name)) throw notAnOption(`settings.${name}`, Object.keys(DEFAULT_SETTINGS))
  }
  return {
    line: HYDRA_LINES[oneOf('system', system, HYDRA_SYSTEMS)],
    settings: { ...DEFAULT_SETTINGS, ...settings, ...(issuer !== undefined && { issuer }) },
    people,
    login,
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
