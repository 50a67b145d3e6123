import type { Outcome } from '../../suites/verdict.js'
import type { Run, RunVerdict } from '../run.js'
import { grouped } from './grouped.js'
import { type Severity, worstFirst } from './severity.js'

/** What has become of a check. */
export type CheckChangeKind = 'failing' | 'warning' | 'healed' | 'not judged' | 'judged' | 'gone' | 'new'

/** A check that was judged otherwise than before. */
export interface CheckChange {
  readonly check: string
  readonly title: string
  readonly change: CheckChangeKind
  /** Left out when the check was not there. */
  readonly before?: Outcome
  readonly after?: Outcome
  readonly severity: Severity
  readonly why: string
  /** Why it was not judged. */
  readonly because?: string
  /** Checks that could not be judged because of this one: they are no changes of their own. */
  readonly follows?: readonly string[]
}

type Weight = Pick<CheckChange, 'change' | 'severity' | 'why'>

const FAILING: Weight = {
  change: 'failing',
  severity: 'breaking',
  why: 'The target breaks a rule of the standard that it kept.',
}
const WORSE: Weight = { ...FAILING, why: 'The target followed a recommendation in part, and now breaks a rule.' }
const SEEN_FAILING: Weight = {
  change: 'failing',
  severity: 'risky',
  why: 'It breaks a rule; whether it did before was not judged.',
}
const WARNING: Weight = { change: 'warning', severity: 'risky', why: 'The target no longer follows a recommendation.' }
const SEEN_WARNING: Weight = {
  ...WARNING,
  why: 'It does not follow a recommendation; whether it did before was not judged.',
}
const HEALED: Weight = { change: 'healed', severity: 'harmless', why: 'The target keeps the rule now.' }
const LESS_BAD: Weight = {
  change: 'healed',
  severity: 'harmless',
  why: 'What was broken is a recommendation not followed now.',
}
const JUDGED: Weight = {
  change: 'judged',
  severity: 'harmless',
  why: 'It could be judged for the first time, and holds.',
}
const UNJUDGED: Weight = {
  change: 'not judged',
  severity: 'risky',
  why: 'What held before could not be judged: an offer may be gone, or something before it fails.',
}
const STILL_UNKNOWN: Weight = {
  change: 'not judged',
  severity: 'harmless',
  why: 'It failed before and was not judged now, so that nothing is known of it.',
}
const GONE: Weight = {
  change: 'gone',
  severity: 'harmless',
  why: 'The second run did not have the check: another choice of checks, or another version of the tool.',
}
const NEW: Weight = { change: 'new', severity: 'harmless', why: 'The first run did not have the check.' }
const NEW_FAILING: Weight = {
  ...NEW,
  severity: 'risky',
  why: 'The first run did not have the check, and it fails now.',
}

/** By the outcome before, then the outcome after; no row where nothing is to be said. */
const WEIGHTS: Readonly<Record<Outcome | 'absent', Partial<Record<Outcome | 'absent', Weight>>>> = {
  pass: { fail: FAILING, warn: WARNING, skip: UNJUDGED, error: UNJUDGED, absent: GONE },
  warn: { fail: WORSE, pass: HEALED, skip: STILL_UNKNOWN, error: STILL_UNKNOWN, absent: GONE },
  fail: { pass: HEALED, warn: LESS_BAD, skip: STILL_UNKNOWN, error: STILL_UNKNOWN, absent: GONE },
  skip: { pass: JUDGED, fail: SEEN_FAILING, warn: SEEN_WARNING, error: STILL_UNKNOWN, absent: GONE },
  error: { pass: JUDGED, fail: SEEN_FAILING, warn: SEEN_WARNING, absent: GONE },
  absent: { pass: NEW, skip: NEW, error: NEW, warn: NEW, fail: NEW_FAILING },
}

const byId = ({ verdicts }: Pick<Run, 'verdicts'>): ReadonlyMap<string, RunVerdict> =>
  new Map(verdicts.map((verdict) => [verdict.check, verdict]))

/** A check that is not judged any more because another one fails that did not: by the id of that one. */
function followersOf(
  changes: readonly CheckChange[],
  after: ReadonlyMap<string, RunVerdict>,
): ReadonlyMap<string, readonly string[]> {
  const failing = new Set(changes.filter(({ change }) => change === 'failing').map(({ check }) => check))
  const following = changes.flatMap(({ check, change }) => {
    const cause = change === 'not judged' ? after.get(check)?.blockedBy : undefined
    return cause !== undefined && failing.has(cause) ? [{ check, cause }] : []
  })
  return new Map(
    [...grouped(following, ({ cause }) => cause)].map(([cause, group]) => [cause, group.map(({ check }) => check)]),
  )
}

function changeOf(check: string, was: RunVerdict | undefined, is: RunVerdict | undefined): readonly CheckChange[] {
  const weight = WEIGHTS[was?.outcome ?? 'absent'][is?.outcome ?? 'absent']
  if (weight === undefined) return []
  const { change, severity, why } = weight
  return [
    {
      check,
      title: (is ?? was)?.title ?? check,
      change,
      ...(was === undefined ? {} : { before: was.outcome }),
      ...(is === undefined ? {} : { after: is.outcome }),
      severity,
      why,
      ...(change === 'not judged' && is?.because !== undefined ? { because: is.because } : {}),
    },
  ]
}

/** The checks whose outcome is another one, the worst first, else in the order of the runs. */
export function checkChanges(before: Pick<Run, 'verdicts'>, after: Pick<Run, 'verdicts'>): readonly CheckChange[] {
  const [first, second] = [byId(before), byId(after)]
  const ids = [...new Set([...second.keys(), ...first.keys()])]
  const changes = ids.flatMap((check) => changeOf(check, first.get(check), second.get(check)))
  const followers = followersOf(changes, second)
  const following = new Set([...followers.values()].flat())
  return changes
    .filter(({ check }) => !following.has(check))
    .map((change) => {
      const follows = followers.get(change.check)
      return follows === undefined ? change : { ...change, follows }
    })
    .sort(worstFirst)
}
