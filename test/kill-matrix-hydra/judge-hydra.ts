import { exportJWK, generateKeyPair } from 'jose'
import { hydraFaults } from '../../mock-server/faults/hydra/catalogue.js'
import { createProvider, type Fault, type HydraOptions, type HydraSystem } from '../../mock-server/index.js'
import { HYDRA_SYSTEMS } from '../../mock-server/systems/hydra/systems.js'
import { systemsOf } from '../../mock-server/systems/system-seams.js'
import { type Check, loadChecks, type RunResult, runChecks } from '../../suites/index.js'
import { SUITE_NAMES } from '../../suites/registry.js'
import { hooksOf, hydraTarget, PUBLIC } from '../mock-target.js'

/** Two sets of the server with a key each, some rotations, and keys that checks ask the admin side for. */
const KEYS = 12

/** RSA keys for all providers of this process: making them takes longer than judging with them. */
let keys: Promise<HydraOptions['keys']> | undefined
const sharedKeys = () => {
  keys ??= Promise.all(
    Array.from({ length: KEYS }, async () => {
      const { privateKey } = await generateKeyPair('RS256', { extractable: true })
      return { ...(await exportJWK(privateKey)) }
    }),
  )
  return keys
}

/** The suites that judge what only a Hydra has. */
export const HYDRA_SUITES: readonly string[] = SUITE_NAMES.filter((name) => name.startsWith('hydra-'))

export const hydraChecks = (
  suites: readonly string[] = HYDRA_SUITES,
  checks?: readonly string[],
): Promise<readonly Check[]> => loadChecks({ suites, checks })

/** Whether a check judges this system. */
export const isFor = ({ systems }: Pick<Check, 'systems'>, system: HydraSystem): boolean =>
  systems?.includes(system) ?? true

/** What judges that clients cannot register. */
const REGISTRATION_OFF = 'hydra-registration/off'

/** Clients can register, so that it can be judged how; but not where it is judged that they cannot. */
const settingsFor = (faults: readonly Fault[]): NonNullable<HydraOptions['settings']> => ({
  dynamicClientRegistration: !faults.some(({ caughtBy }) => caughtBy.includes(REGISTRATION_OFF)),
})

interface HydraRun {
  readonly faults?: readonly Fault[]
  /** @default those that the checks of the faults need */
  readonly settings?: NonNullable<HydraOptions['settings']>
  /** @default all that are for a Hydra */
  readonly suites?: readonly string[]
  /** Patterns of ids. @default all of the suites */
  readonly checks?: readonly string[] | undefined
  readonly answers?: HydraOptions['answers']
}

/** Runs checks on a line of the mock, in process, with the faults given. */
export async function judgeHydra(
  system: HydraSystem,
  { faults = [], suites, checks, answers = 'as-real', settings = settingsFor(faults) }: HydraRun = {},
): Promise<RunResult> {
  const given = await sharedKeys()
  await using provider = await createProvider({
    system,
    issuer: PUBLIC,
    faults,
    settings,
    answers,
    ...(given && { keys: given }),
  })
  // Awaited here: the provider must not close before the run is over.
  return await runChecks({
    target: {
      ...hydraTarget(provider),
      system,
      users: provider.people.map(({ username, password }) => ({ username, password })),
      // A machine that is busy is no fault of the provider.
      requestTimeout: 30_000,
      hooks: hooksOf(provider),
    },
    checks: await hydraChecks(suites, checks),
    checkTimeout: 50_000,
  })
}

/** Ids of the checks that failed or warned: what a fault has to bring about. */
export const redOf = ({ verdicts }: RunResult): readonly string[] =>
  verdicts
    .filter(({ verdict }) => verdict.outcome === 'fail' || verdict.outcome === 'warn')
    .map(({ check }) => check.id)
    .sort()

/** Verdicts by which the harness says that it could not judge. */
export const errorsOf = ({ verdicts }: RunResult): readonly string[] =>
  verdicts.flatMap(({ check, verdict }) =>
    verdict.outcome === 'error' ? [`${check.id}: ${verdict.code} ${verdict.message}`] : [],
  )

/** A fault on one of its lines. */
export interface FaultOnLine {
  readonly fault: Fault
  readonly system: HydraSystem
  /** The suites to run. */
  readonly suites: readonly string[]
  /** The checks of these suites to run; all when left out. */
  readonly checks?: readonly string[]
}

const linesOf = (fault: Fault): readonly HydraSystem[] =>
  HYDRA_SYSTEMS.filter((system) => systemsOf(fault).includes(system))

/**
 * The suite that judges every answer by the document: whatever bends one may turn it red, so that it is run only when it is named.
 * Its own faults bend no answer but those to its own requests, so that nothing else is run with them.
 */
const BY_DOCUMENT = 'hydra-document'

const OTHERS: readonly string[] = HYDRA_SUITES.filter((suite) => suite !== BY_DOCUMENT)

/**
 * How much is judged, by `TOUCHSTONE_KILL_MATRIX`. Without it, as with every change: each fault meets the checks it names on each of
 * its lines, and all of their suites on the newest. `every-line`: all of their suites on each line. `whole`: every suite that
 * there is, for whoever changes many faults. `wide` is how many faults there are for each that meets every suite on the newest of
 * its lines, so that what reaches into another matter is found.
 */
const DEPTHS = {
  newest: { suitesOnAll: false, wide: 48 },
  'every-line': { suitesOnAll: true, wide: 6 },
  whole: { suitesOnAll: true, wide: 1 },
} as const

const isDepth = (wish: string): wish is keyof typeof DEPTHS => Object.hasOwn(DEPTHS, wish)

function depthOf(wish = 'newest'): (typeof DEPTHS)[keyof typeof DEPTHS] {
  if (isDepth(wish)) return DEPTHS[wish]
  throw new Error(`TOUCHSTONE_KILL_MATRIX is '${wish}': use one of ${Object.keys(DEPTHS).join(', ')}, or leave it out`)
}

const DEPTH = depthOf(process.env.TOUCHSTONE_KILL_MATRIX)

const FAULTS_ON_LINES: readonly FaultOnLine[] = hydraFaults.flatMap((fault, index) => {
  const lines = linesOf(fault)
  const ids = [...fault.caughtBy, ...(fault.follows ?? [])]
  const suites = HYDRA_SUITES.filter((suite) => ids.some((id) => id.startsWith(`${suite}/`)))
  if (suites.includes(BY_DOCUMENT))
    return lines.map((system) => ({ fault, system, suites, checks: ids.map(ofOneOperation) }))
  return lines.map((system) => {
    if (system !== lines.at(-1))
      return DEPTH.suitesOnAll ? { fault, system, suites } : { fault, system, suites, checks: ids }
    return { fault, system, suites: index % DEPTH.wide === 0 ? OTHERS : suites }
  })
})

/** All checks of the operation that a check by the document judges. */
function ofOneOperation(id: string): string {
  return id.startsWith(`${BY_DOCUMENT}/`) ? id.replace(/-(?:status|media-type|headers|body)$/, '-*') : id
}

/** The part of the work that one test file takes, so that the files run side by side. A fault has four lines, of which the newest costs most: every part gets some. */
export const part = (index: number, of: number): readonly FaultOnLine[] =>
  FAULTS_ON_LINES.filter((_, position) => (position + Math.floor(position / of)) % of === index)
