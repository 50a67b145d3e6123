import type { JsonPattern, KnownDeviation } from '../../specs/index.js'
import { type Finding, findingsIn, type KnownBy, type Verdict, worst } from '../verdict.js'
import { matches } from './glob.js'
import { isObject } from './json.js'

/** A finding, held against what is known. */
interface Sorted {
  /** What is left of it that nobody knew; `undefined` when it is known as a whole. */
  readonly news: Finding | undefined
  readonly rows: readonly KnownBy[]
}

/**
 * Sets apart what is known of the target: by the rows, which are those of the check, or by what a finding says of itself. Without
 * rows nothing counts as known. A verdict is `known` only when all its findings are, also those behind the one in front; otherwise
 * it shows the worst finding that is not known, and of a list the items that are not.
 */
export function setKnownApart(verdict: Verdict, rows: readonly KnownDeviation[] | undefined): Verdict {
  const [front, ...further] = findingsIn(verdict)
  if (front === undefined) return verdict
  const sorted = [front, ...further].map((finding) => sort(finding, rows))
  const news = sorted.flatMap(({ news }) => news ?? [])
  if (news.length > 0) return findingsIn(worst(news))[0] ?? verdict
  const known = sorted.flatMap((one) => one.rows)
  return {
    ...withoutKnown(front),
    outcome: 'known',
    was: front.outcome,
    because: [...new Set(known.map(({ because }) => because))].join(' '),
    evidence: [...new Set(known.flatMap(({ evidence }) => evidence))],
  }
}

function withoutKnown({ known: _, ...finding }: Finding): Omit<Finding, 'known'> {
  return finding
}

function sort(found: Finding, rows: readonly KnownDeviation[] | undefined): Sorted {
  const finding = withoutKnown(found)
  if (rows === undefined) return { news: finding, rows: [] }
  if (found.known !== undefined) return { news: undefined, rows: [found.known] }
  const alike = rows.filter(({ outcome, expected }) => outcome === finding.outcome && fits(finding.expected, expected))
  const rowOf = (value: unknown): KnownDeviation | undefined =>
    alike.find(({ actual }) => actual.some((pattern) => fits(value, pattern)))
  const { actual } = finding
  const whole = rowOf(actual)
  if (whole !== undefined) return { news: undefined, rows: [whole] }
  if (!Array.isArray(actual)) return { news: finding, rows: [] }
  const items: readonly unknown[] = actual
  const unknown = items.filter((item) => rowOf(item) === undefined)
  if (unknown.length > 0 || items.length === 0) return { news: { ...finding, actual: unknown }, rows: [] }
  return { news: undefined, rows: items.flatMap((item) => rowOf(item) ?? []) }
}

/** Whether a value is what a pattern says. Nothing at all counts as null. */
function fits(value: unknown, pattern: JsonPattern): boolean {
  if (typeof pattern === 'string') return typeof value === 'string' && matches(value, pattern)
  if (pattern === null) return value === null || value === undefined
  if (typeof pattern !== 'object') return value === pattern
  if (isList(pattern))
    return (
      Array.isArray(value) &&
      value.length === pattern.length &&
      pattern.every((item, index) => fits(value[index], item))
    )
  return isObject(value) && Object.entries(pattern).every(([name, member]) => fits(value[name], member))
}

const isList = (pattern: object): pattern is readonly JsonPattern[] => Array.isArray(pattern)
