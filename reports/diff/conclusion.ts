import type { Diff } from './diff.js'
import { reaches, SEVERITIES, type Severity } from './severity.js'

/** What a diff comes to. */
export interface DiffConclusion {
  /** Something is as bad as the level, or worse. */
  readonly counts: boolean
  /** One sentence for people. */
  readonly sentence: string
}

/** Judges a diff as a whole by the least severity that counts. */
export function conclusion({ summary, situations }: Diff, failOn: Severity): DiffConclusion {
  const counts = SEVERITIES.some((severity) => reaches(severity, failOn) && summary[severity] > 0)
  const total = SEVERITIES.reduce((sum, severity) => sum + summary[severity], 0)
  const { both, beforeOnly, afterOnly } = situations
  const alone = beforeOnly + afterOnly
  const compared = `${both} situations compared${alone === 0 ? '' : `, ${alone} seen in one run alone`}.`
  if (total === 0) return { counts, sentence: `No difference: ${compared}` }
  const amounts = SEVERITIES.map((severity) => `${summary[severity]} ${severity}`).join(', ')
  return { counts, sentence: `${total} ${total === 1 ? 'difference' : 'differences'} (${amounts}): ${compared}` }
}
