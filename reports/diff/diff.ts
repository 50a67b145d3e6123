import type { Run } from '../run.js'
import { apiFacts } from './api-facts.js'
import { type CheckChange, checkChanges } from './check-changes.js'
import { compareAnswers } from './compare-answers.js'
import { compareFacts, type FactChange } from './compare-facts.js'
import type { Facts } from './facts.js'
import { grouped } from './grouped.js'
import { type Observed, observe, type Situation } from './observe.js'
import { judged } from './rules.js'
import { SEVERITIES, type Severity, worstFirst } from './severity.js'

/** The version of the form of this document. */
export const DIFF_SCHEMA_VERSION = 1

/** Where the JSON Schema of the document lies, for `$schema`. */
export const DIFF_SCHEMA = 'https://unpkg.com/oidc-touchstone/specs/json-schema/diff.json'

/** Where a difference was seen. */
export interface Evidence {
  /** The check that asked; left out for what the run did by itself. */
  readonly check?: string
  /** What was asked. */
  readonly asked?: string
  /** Number of the exchange in the first run. */
  readonly before?: number
  /** Number of the exchange in the second run. */
  readonly after?: number
}

/** One thing that an operation answers otherwise. */
export interface Difference extends FactChange {
  readonly severity: Severity
  readonly why: string
  /** In how many situations it was seen. */
  readonly seen: number
  /** The first of these situations. */
  readonly evidence: readonly Evidence[]
}

/** What a run was made of, to tell the two apart. */
export interface Side {
  readonly issuer: string
  readonly product?: string
  readonly version?: string
  readonly startedAt: string
  readonly checkSet: string
}

/** What is otherwise in the second run. */
export interface Diff {
  readonly $schema: string
  readonly schemaVersion: typeof DIFF_SCHEMA_VERSION
  readonly tool: { readonly name: string; readonly version: string }
  readonly before: Side
  readonly after: Side
  /** What makes the comparison weaker than it could be, one sentence each. */
  readonly notes: readonly string[]
  readonly checks: readonly CheckChange[]
  readonly operations: readonly { readonly operation: string; readonly differences: readonly Difference[] }[]
  /** Situations: seen in both runs, and in one alone. */
  readonly situations: { readonly both: number; readonly beforeOnly: number; readonly afterOnly: number }
  /** Changes of checks and differences of operations, counted. */
  readonly summary: Readonly<Record<Severity, number>>
}

/** Most situations that are named with one difference. */
const MOST_EVIDENCE = 10

const sideOf = ({ target: { issuer, product, version }, startedAt, checkSet }: Run): Side => ({
  issuer,
  ...(product === undefined ? {} : { product }),
  ...(version === undefined ? {} : { version }),
  startedAt,
  checkSet: checkSet.version,
})

interface Found {
  readonly operation: string
  readonly change: FactChange
  readonly evidence: Evidence
}

function foundIn(before: Situation, after: Situation): readonly Found[] {
  const { operation, check, asked } = before
  const where = { ...(check === undefined ? {} : { check }), ...(asked === '' ? {} : { asked }) }
  return compareAnswers(before.answers, after.answers).flatMap(({ changes, ...exchanges }) =>
    changes.map((change) => ({ operation, change, evidence: { ...where, ...exchanges } })),
  )
}

/** Under which cookies stand: pages between the operations set them as well. */
const ANYWHERE = 'cookies'

const cookiesFound = (before: Observed, after: Observed): readonly Found[] =>
  compareFacts(before.cookies, after.cookies).map((change) => ({ operation: ANYWHERE, change, evidence: {} }))

/** Operations that went away, came to be or moved. Nothing is said when only one of the runs knows the API of its target. */
async function operationsFound(before: Run, after: Run): Promise<readonly Found[]> {
  const [was, is] = await Promise.all([apiFacts(before), apiFacts(after)])
  if (was.size === 0 || is.size === 0) return []
  const none: Facts = new Map()
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((operation) =>
    compareFacts(was.get(operation) ?? none, is.get(operation) ?? none).map((change) => ({
      operation,
      change,
      evidence: {},
    })),
  )
}

/** Findings that say the same become one difference. */
function differences(found: readonly Found[]): readonly Difference[] {
  const same = grouped(found, ({ change }) => JSON.stringify(change))
  const list = [...same.values()].flatMap((group): Difference[] => {
    const [first] = group
    if (first === undefined) return []
    const evidence = group.map((one) => one.evidence).filter((one) => Object.keys(one).length > 0)
    return [
      { ...first.change, ...judged(first.change), seen: group.length, evidence: evidence.slice(0, MOST_EVIDENCE) },
    ]
  })
  return list.sort(worstFirst)
}

function notesOf(before: Run, after: Run): readonly string[] {
  const [a, b] = [before, after]
  return [
    ...(a.interrupted || b.interrupted ? ['A run was interrupted: what it did not reach was not compared.'] : []),
    ...(a.checkSet.version === b.checkSet.version
      ? []
      : [
          `The runs had different checks (${a.checkSet.version} and ${b.checkSet.version}): some differences may come from the tool.`,
        ]),
    ...(a.observations === undefined || b.observations === undefined
      ? ['A run was made by a version that did not look at tokens: their form was not compared.']
      : []),
  ]
}

function counted(all: readonly { readonly severity: Severity }[]): Diff['summary'] {
  const of = (severity: Severity): number => all.filter((one) => one.severity === severity).length
  const [breaking, risky, harmless] = SEVERITIES
  return { breaking: of(breaking), risky: of(risky), harmless: of(harmless) }
}

/** Without their tokens when one of the runs has none: nothing is said of what only one side looked at. */
const comparable = (run: Run, other: Run): Run => {
  if (other.observations !== undefined || run.observations === undefined) return run
  const { observations: _unmatched, ...rest } = run
  return rest
}

/** What is otherwise in the second run: checks by their outcome, and what each operation answers. */
export async function diffRuns(before: Run, after: Run, tool: Diff['tool']): Promise<Diff> {
  const [first, second] = await Promise.all([observe(comparable(before, after)), observe(comparable(after, before))])
  const both = [...first.situations].flatMap(([key, situation]) => {
    const other = second.situations.get(key)
    return other === undefined ? [] : [[situation, other] as const]
  })
  const found = [
    ...(await operationsFound(before, after)),
    ...both.flatMap(([one, other]) => foundIn(one, other)),
    ...cookiesFound(first, second),
  ]
  const operations = [...grouped(found, ({ operation }) => operation)]
    .map(([operation, group]) => ({ operation, differences: differences(group) }))
    .sort((a, b) => (a.operation < b.operation ? -1 : 1))
  const checks = checkChanges(before, after)
  return {
    $schema: DIFF_SCHEMA,
    schemaVersion: DIFF_SCHEMA_VERSION,
    tool,
    before: sideOf(before),
    after: sideOf(after),
    notes: notesOf(before, after),
    checks,
    operations,
    situations: {
      both: both.length,
      beforeOnly: first.situations.size - both.length,
      afterOnly: second.situations.size - both.length,
    },
    summary: counted([...checks, ...operations.flatMap((one) => one.differences)]),
  }
}
