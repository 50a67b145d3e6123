import type { Outcome } from '../../suites/verdict.js'
import type { Run, RunVerdict } from '../run.js'
import { type CheckChangeKind, type State, WEIGHTS } from './check-weights.js'
import { grouped } from './grouped.js'
import { type Severity, worstFirst } from './severity.js'

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

function stateOf(verdict: RunVerdict | undefined): State {
  if (verdict === undefined) return 'absent'
  const { outcome, was = 'fail' } = verdict
  return outcome === 'known' ? `known ${was}` : outcome
}

const byId = ({ verdicts }: Pick<Run, 'verdicts'>): ReadonlyMap<string, RunVerdict> =>
  new Map(verdicts.map((verdict) => [verdict.check, verdict]))

/** A check that is not judged any more because another one fails that did not, known or not: by the id of that one. */
function followersOf(
  changes: readonly CheckChange[],
  after: ReadonlyMap<string, RunVerdict>,
): ReadonlyMap<string, readonly string[]> {
  const failing = new Set(
    changes.filter(({ change }) => change === 'failing' || change === 'known').map(({ check }) => check),
  )
  const following = changes.flatMap(({ check, change }) => {
    const cause = change === 'not judged' ? after.get(check)?.blockedBy : undefined
    return cause !== undefined && failing.has(cause) ? [{ check, cause }] : []
  })
  return new Map(
    [...grouped(following, ({ cause }) => cause)].map(([cause, group]) => [cause, group.map(({ check }) => check)]),
  )
}

function changeOf(check: string, was: RunVerdict | undefined, is: RunVerdict | undefined): readonly CheckChange[] {
  const weight = WEIGHTS[stateOf(was)][stateOf(is)]
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
