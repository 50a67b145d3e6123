/** What a check found. `fail` and `warn` show what should have been and what was; the runner adds nothing to them. */
export type Verdict =
  | { readonly outcome: 'pass'; readonly note?: string }
  | {
      readonly outcome: 'fail'
      readonly expected: unknown
      readonly actual: unknown
      readonly note?: string
      readonly exchange?: number
    }
  | {
      readonly outcome: 'warn'
      readonly expected: unknown
      readonly actual: unknown
      readonly note?: string
      readonly exchange?: number
    }
  | { readonly outcome: 'skip'; readonly because: string; readonly blockedBy?: string }
  | { readonly outcome: 'error'; readonly code: string; readonly message: string }

export type Outcome = Verdict['outcome']

/** What may be said beside expected and actual: a hint at the usual cause, and the number of the exchange that shows it. */
export interface FindingDetails {
  readonly note?: string | undefined
  readonly exchange?: { readonly id: number } | undefined
}

const details = ({ note, exchange }: FindingDetails) => ({
  ...(note === undefined ? {} : { note }),
  ...(exchange === undefined ? {} : { exchange: exchange.id }),
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

const RANK = { pass: 0, skip: 0, warn: 1, fail: 2, error: 3 } as const

/**
 * One verdict for many subjects: the worst; among equals the first. Passes when at least one passed; skips when all skipped.
 */
export function worst(verdicts: readonly Verdict[]): Verdict {
  let result: Verdict | undefined
  for (const verdict of verdicts) {
    if (result === undefined || RANK[verdict.outcome] > RANK[result.outcome]) result = verdict
    else if (result.outcome === 'skip' && verdict.outcome === 'pass') result = verdict
  }
  return result ?? skip('there was nothing to judge')
}
