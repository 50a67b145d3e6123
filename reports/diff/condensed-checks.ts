import type { CheckChange } from './check-changes.js'
import { grouped } from './grouped.js'
import type { Severity } from './severity.js'

/** Checks that only one of the runs had, and that are well: told together. */
export interface CondensedChecks {
  readonly severity: Severity
  /** `65 checks are new: hydra-trust (40), hydra-credentials (19)`. */
  readonly what: string
  readonly why: string
}

/** Up to so many are told one by one. */
const FEW = 3

const isMere = ({ change, severity }: CheckChange): boolean =>
  severity === 'harmless' && (change === 'new' || change === 'gone')

const bySuite = (changes: readonly CheckChange[]): string =>
  [...grouped(changes, ({ check }) => check.split('/')[0] ?? check)]
    .map(([suite, group]) => `${suite} (${group.length})`)
    .join(', ')

/** What people need to see one by one, and what is left of the others. The JSON document has them all. */
export function condensed(changes: readonly CheckChange[]): {
  readonly single: readonly CheckChange[]
  readonly together: readonly CondensedChecks[]
} {
  const mere = changes.filter(isMere)
  if (mere.length <= FEW) return { single: changes, together: [] }
  const together = [...grouped(mere, ({ change }) => change)].map(([change, group]) => ({
    severity: 'harmless' as const,
    what: `${group.length} ${group.length === 1 ? 'check is' : 'checks are'} ${change}: ${bySuite(group)}`,
    why:
      change === 'new'
        ? 'The first run did not have them: another line of the server has operations of its own.'
        : 'The second run did not have them: what they judge is gone with the line of the server.',
  }))
  return { single: changes.filter((one) => !isMere(one)), together }
}
