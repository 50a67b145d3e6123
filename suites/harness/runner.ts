import { knownDeviations } from '../../specs/deviations/known-deviations.js'
import type { Check } from '../check.js'
import type { Verdict } from '../verdict.js'
import { type Clock, systemClock } from './clock.js'
import { HarnessError } from './errors.js'
import type { Exchange } from './exchange.js'
import { matches } from './glob.js'
import type { TargetSystem } from './hydra/hydra-systems.js'
import { describeCheck, type Judgement, judge, NOT_JUDGED } from './judge.js'
import { concurrencyLimit } from './limits.js'
import type { Leftover } from './made-clients.js'
import { exchangesWithOwnLifespans } from './own-lifespans.js'
import { Session } from './session.js'
import { stopFollowing } from './stop.js'
import { resolveTarget, type TargetOptions } from './target.js'
import { observeTokens, type TokenObservation } from './token-observations.js'

export interface RunOptions {
  readonly target: TargetOptions
  readonly checks: readonly Check[]
  /** Checks that may be under way at once. @default 8 */
  readonly concurrency?: number
  /** Milliseconds for one check. @default 60_000 */
  readonly checkTimeout?: number
  /** What makes a run one with findings: failures, or warnings too. @default 'fail' */
  readonly failOn?: 'fail' | 'warn'
  /**
   * `on`: what the target's system is known to do against the standards is set apart and is no finding. `off`: it is judged like
   * everything else.
   *
   * @default 'on'
   */
  readonly known?: 'on' | 'off'
  /** Ids of checks, `*` for any characters, that must be judged: a skip of theirs is a failure. @default [] */
  readonly require?: readonly string[]
  /** Ends the run early: what is under way stops, clients are removed, the result says what was judged. */
  readonly signal?: AbortSignal
  /** Sees the checks that apply to the target, before the first is judged. */
  readonly onStart?: (checks: readonly Check[]) => void
  /** Sees each judgement as soon as it is there. */
  readonly onVerdict?: (judgement: Judgement, progress: { readonly done: number; readonly total: number }) => void
  /** @default the real clock */
  readonly clock?: Clock
}

/** Everything that a report is made from. No secret is in it. */
export interface RunResult {
  readonly target: {
    /** As it was given. */
    readonly issuer: string
    readonly configurationUrl: string
    /** As it was given, or recognised. */
    readonly system: TargetSystem
    /** As its discovery document has it. */
    readonly advertisedIssuer?: string
    /** Server header of its discovery document. */
    readonly server?: string
  }
  /** In the order of the checks given. */
  readonly verdicts: readonly Judgement[]
  readonly exchanges: readonly Exchange[]
  /** What the answers showed of tokens before these were replaced. */
  readonly tokens: readonly TokenObservation[]
  /** Numbers of the exchanges with clients that have life spans of their own. */
  readonly ownLifespans: readonly number[]
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly endedAt: number
  /** Clients that were registered and could not be removed. */
  readonly leftovers: readonly Leftover[]
  /** The run was ended by its signal. */
  readonly interrupted: boolean
  /**
   * `findings`: a check failed (or warned, with failOn 'warn'). `undecided`: none did, but some could not be judged because of
   * an error, or nothing was judged at all.
   */
  readonly conclusion: 'conformant' | 'findings' | 'undecided'
}

/** Judges a target. Throws a `HarnessError` when it can't be reached or the options are wrong. */
export async function runChecks(options: RunOptions): Promise<RunResult> {
  const { clock = systemClock } = options
  const required = requirements(options)
  const target = resolveTarget(options.target)
  const stop = stopFollowing(options.signal)
  const { signal } = stop
  const startedAt = clock.now()
  const session = await Session.open(target, { clock, signal }).catch((reason: unknown) => {
    stop.release()
    throw reason
  })
  const checks = options.checks.filter((check) => appliesTo(session.system, check))
  const verdicts = new Map<string, Judgement>()
  const known = options.known === 'off' ? undefined : knownDeviations(session.system)
  const work = async (check: Check): Promise<void> => {
    const judgement = signal.aborted
      ? notBegun(check)
      : await judge(check, { session, clock, signal, known: await known, checkTimeout: options.checkTimeout ?? 60_000 })
    const final = required(check.id) ? insisting(judgement) : judgement
    verdicts.set(check.id, final)
    options.onVerdict?.(final, { done: verdicts.size, total: checks.length })
  }
  let leftovers: readonly Leftover[] = []
  try {
    if (checks.length === 0) throw noneApplies(options.checks, session.system)
    options.onStart?.(checks)
    const limited = concurrencyLimit(options.concurrency ?? 8)
    await Promise.all(checks.filter(({ phase }) => phase === undefined).map((check) => limited(() => work(check))))
    for (const phase of ['alone', 'last'] as const) {
      for (const check of checks.filter((one) => one.phase === phase)) await work(check)
    }
  } finally {
    stop.release()
    leftovers = await session.close()
  }
  const ordered = checks.flatMap(({ id }) => verdicts.get(id) ?? [])
  const { issuer } = session.metadata
  const server = session.discovery.response.headers.get('server')
  return {
    target: {
      issuer: target.issuer,
      configurationUrl: target.configurationUrl,
      system: session.system,
      ...(typeof issuer === 'string' ? { advertisedIssuer: issuer } : {}),
      ...(server === null ? {} : { server }),
    },
    verdicts: ordered,
    exchanges: session.exchanges().map((exchange) => session.redactor.exchange(exchange)),
    tokens: observeTokens(session.exchanges()),
    ownLifespans: exchangesWithOwnLifespans(session.exchanges()),
    startedAt,
    endedAt: clock.now(),
    leftovers,
    interrupted: signal.aborted,
    conclusion: conclusionOf(ordered, options.failOn ?? 'fail'),
  }
}

function requirements({ checks, require: patterns = [] }: RunOptions): (id: string) => boolean {
  if (checks.length === 0) throw new HarnessError('ERR_USAGE', 'no check was chosen, so nothing can be judged')
  const unknown = patterns.find((pattern) => !checks.some(({ id }) => matches(id, pattern)))
  if (unknown !== undefined)
    throw new HarnessError(
      'ERR_USAGE',
      `require names ${JSON.stringify(unknown)}, and no check of this run is called so`,
    )
  return (id) => patterns.some((pattern) => matches(id, pattern))
}

const appliesTo = (system: TargetSystem, { systems }: Check): boolean =>
  systems === undefined || systems.includes(system)

function noneApplies(checks: readonly Check[], system: TargetSystem): HarnessError {
  const [{ id, systems = [] } = { id: 'none' }] = checks
  return new HarnessError(
    'ERR_USAGE',
    `none of the chosen checks is for ${system}: ${id} is for ${systems.join(', ')}; say what the target is by target.system (--system)`,
    { system },
  )
}

const notBegun = (check: Check): Judgement => ({
  check: describeCheck(check),
  verdict: NOT_JUDGED,
  duration: 0,
  exchanges: [],
})

/** A check that has to be judged: its skip is a failure. */
function insisting(judgement: Judgement): Judgement {
  const { verdict } = judgement
  if (verdict.outcome !== 'skip') return judgement
  const failed: Verdict = {
    outcome: 'fail',
    expected: 'a verdict, as the run requires',
    actual: `skipped: ${verdict.because}`,
  }
  return { ...judgement, verdict: failed }
}

function conclusionOf(judgements: readonly Judgement[], failOn: 'fail' | 'warn'): RunResult['conclusion'] {
  const has = (...outcomes: readonly string[]) => judgements.some(({ verdict }) => outcomes.includes(verdict.outcome))
  if (has('fail') || (failOn === 'warn' && has('warn'))) return 'findings'
  if (has('error') || !has('pass', 'warn', 'known')) return 'undecided'
  return 'conformant'
}
