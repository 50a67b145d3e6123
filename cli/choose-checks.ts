import type { Check } from '../suites/check.js'
import { matches } from '../suites/harness/glob.js'
import { UsageError, unknownName } from './usage-error.js'

/** Names and globs as the user gave them; an empty list of suites or checks means all. */
export interface Choice {
  readonly suites: readonly string[]
  readonly checks: readonly string[]
  readonly skip: readonly string[]
}

const suiteOf = (id: string): string => id.split('/')[0] ?? id

/** A pattern for whole ids: the suite may be left out. */
const wholePattern = (pattern: string): string => (pattern.includes('/') ? pattern : `*/${pattern}`)

/** Every pattern must stand for something: a typing mistake must not judge less than was meant. */
function known(
  kind: string,
  patterns: readonly string[],
  ids: readonly string[],
  whole: (pattern: string) => string,
): void {
  for (const pattern of patterns) {
    if (ids.some((id) => matches(id, whole(pattern)))) continue
    const names = pattern.includes('/') || kind === 'suite' ? ids : ids.map((id) => id.split('/')[1] ?? id)
    const error = unknownName(kind, pattern, names)
    throw names.length > 30 && error.message.includes('known are')
      ? new UsageError(`there is no ${kind} "${pattern}"; touchstone list checks names them all`)
      : error
  }
}

/** The checks to judge. Throws a `UsageError` for a name that stands for nothing, and when nothing is left. */
export function chooseChecks(all: readonly Check[], { suites, checks, skip }: Choice): readonly Check[] {
  const ids = all.map(({ id }) => id)
  known('suite', suites, [...new Set(ids.map(suiteOf))], (pattern) => pattern)
  known('check', [...checks, ...skip], ids, wholePattern)
  const anyOf = (text: string, patterns: readonly string[]): boolean =>
    patterns.some((pattern) => matches(text, pattern))
  const chosen = all.filter(
    ({ id }) =>
      (suites.length === 0 || anyOf(suiteOf(id), suites)) &&
      (checks.length === 0 || anyOf(id, checks.map(wholePattern))) &&
      !anyOf(id, skip.map(wholePattern)),
  )
  if (chosen.length === 0) throw new UsageError('no check is left: --suite, --check and --skip leave nothing to judge')
  return chosen
}

/** The names of checks that must be judged, as patterns for whole ids; each must stand for a chosen check. */
export function requiredChecks(chosen: readonly Check[], patterns: readonly string[]): readonly string[] {
  known(
    'check',
    patterns,
    chosen.map(({ id }) => id),
    wholePattern,
  )
  return patterns.map(wholePattern)
}
