/** Any JSON value as a pattern: `*` inside a text stands for any text, an object needs the members that the pattern has. */
export type JsonPattern =
  | null
  | boolean
  | number
  | string
  | readonly JsonPattern[]
  | { readonly [name: string]: JsonPattern }

/** Something that a server is known to do against a standard: a finding of a check that is no news. */
export interface KnownDeviation {
  /** Ids of the checks that find it. */
  readonly checks: readonly string[]
  readonly outcome: 'fail' | 'warn'
  readonly expected: JsonPattern
  /** What was found: one of these; where a list was found, each of its items is one. */
  readonly actual: readonly JsonPattern[]
  /** What the server does, for people. */
  readonly because: string
  /** Where the server was seen to do it, such as `Ory Hydra v1.9.2, 33-token-errors step 8`. */
  readonly evidence: readonly string[]
}

/** Each system is a module of its own, so that only what is asked for is read. */
const DEVIATIONS = {
  'hydra-1.5': async () => (await import('../generated/hydra-1.5.standards-deviations.js')).deviations,
  'hydra-1.9': async () => (await import('../generated/hydra-1.9.standards-deviations.js')).deviations,
  'hydra-2.3': async () => (await import('../generated/hydra-2.3.standards-deviations.js')).deviations,
  'hydra-2': async () => (await import('../generated/hydra-2.standards-deviations.js')).deviations,
} as const satisfies Record<string, () => Promise<readonly KnownDeviation[]>>

type DeviatingSystem = keyof typeof DEVIATIONS

const isDeviating = (system: string): system is DeviatingSystem => Object.hasOwn(DEVIATIONS, system)

/** Systems of which something is known. */
export const DEVIATING_SYSTEMS: readonly DeviatingSystem[] = Object.keys(DEVIATIONS).filter(isDeviating)

/** What a system is known to do against the standards; nothing of a system that nothing is known of. */
export const knownDeviations = async (system: string): Promise<readonly KnownDeviation[]> =>
  isDeviating(system) ? DEVIATIONS[system]() : []
