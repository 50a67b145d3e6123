/** What is wrong: what should have been, and what was. */
export interface Finding {
  readonly outcome: 'fail' | 'warn'
  readonly expected: unknown
  readonly actual: unknown
  readonly note?: string
  /** Number of the exchange that shows it. */
  readonly exchange?: number
  /** Says that it is no news: of a check that knows by itself what its target is known to do. The runner looks at it and takes it away. */
  readonly known?: KnownBy
}

/** Why a finding is no news. */
export interface KnownBy {
  /** What the system does, for people. */
  readonly because: string
  /** Where the system was seen to do it. */
  readonly evidence: readonly string[]
}

/** A finding in front, and those of other subjects behind it: a report shows the first, and none is lost. */
interface Findings extends Finding {
  readonly further?: readonly Finding[]
}

/** What a check found. `fail` and `warn` show what should have been and what was; the runner adds nothing to them. */
export type Verdict =
  | { readonly outcome: 'pass'; readonly note?: string }
  | Findings
  | Known
  | { readonly outcome: 'skip'; readonly because: string; readonly blockedBy?: string }
  | { readonly outcome: 'error'; readonly code: string; readonly message: string }

/** Made by the runner of a finding that is no news: the target's system is known to do it, in this version and no other. */
export interface Known extends Omit<Finding, 'outcome' | 'known'>, KnownBy {
  readonly outcome: 'known'
  /** What it would be otherwise. */
  readonly was: Finding['outcome']
}

export type Outcome = Verdict['outcome']

/** What may be said beside expected and actual: a hint at the usual cause, and the number of the exchange that shows it. */
export interface FindingDetails {
  readonly note?: string | undefined
  readonly exchange?: { readonly id: number } | undefined
  readonly known?: KnownBy | undefined
}

const details = ({ note, exchange, known }: FindingDetails) => ({
  ...(note === undefined ? {} : { note }),
  ...(exchange === undefined ? {} : { exchange: exchange.id }),
  ...(known === undefined ? {} : { known }),
})

export const pass = (note?: string): Verdict => (note === undefined ? { outcome: 'pass' } : { outcome: 'pass', note })

/** A MUST is broken. */
export const fail = (expected: unknown, actual: unknown, more: FindingDetails = {}): Verdict => ({
  outcome: 'fail',
  expected,
  actual,
  ...details(more),
})

/** A SHOULD is not followed, or the behaviour is allowed but odd. */
export const warn = (expected: unknown, actual: unknown, more: FindingDetails = {}): Verdict => ({
  outcome: 'warn',
  expected,
  actual,
  ...details(more),
})

export const isFinding = (verdict: Verdict): verdict is Findings =>
  verdict.outcome === 'fail' || verdict.outcome === 'warn'

/** Ties findings to their subject: gives them the note and the exchange where they have none of their own. */
export function seenAt(subject: FindingDetails, verdict: Verdict): Verdict {
  if (!isFinding(verdict)) return verdict
  const { further, ...front } = verdict
  const tied = (finding: Finding): Finding => ({ ...details(subject), ...finding })
  return further === undefined ? tied(front) : { ...tied(front), further: further.map(tied) }
}

/** The check does not apply to this target, or what it needs was not given; the reason is for people. */
export const skip = (because: string): Verdict => ({ outcome: 'skip', because })

/** Thrown inside a check when it does not apply: the same as returning `skip(because)`, from any depth. */
export class Skip extends Error {
  override readonly name = 'Skip'
  readonly blockedBy: string | undefined

  /** `blockedBy` is the id of the check that fails for the reason that kept this one from being judged. */
  constructor(because: string, blockedBy?: string) {
    super(because)
    this.blockedBy = blockedBy
  }
}

const RANK = { pass: 0, skip: 0, known: 1, warn: 2, fail: 3, error: 4 } as const

/**
 * One verdict for many subjects: the worst; among equals the first, with the other findings behind it. Passes when at least one
 * passed; skips when all skipped.
 */
export function worst(verdicts: readonly Verdict[]): Verdict {
  let result: Verdict | undefined
  for (const verdict of verdicts) {
    if (result === undefined || RANK[verdict.outcome] > RANK[result.outcome]) result = verdict
    else if (result.outcome === 'skip' && verdict.outcome === 'pass') result = verdict
  }
  if (result === undefined) return skip('there was nothing to judge')
  if (!isFinding(result)) return result
  const further = verdicts.flatMap((verdict) => (verdict === result ? behind(verdict) : findingsIn(verdict)))
  return further.length === 0 ? result : { ...result, further }
}

const behind = (verdict: Verdict): readonly Finding[] => (isFinding(verdict) ? (verdict.further ?? []) : [])

/** All findings that a verdict stands for, the one in front first. */
export function findingsIn(verdict: Verdict): readonly Finding[] {
  if (!isFinding(verdict)) return []
  const { further = [], ...front } = verdict
  return [front, ...further]
}
