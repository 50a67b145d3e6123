import { type Paint, plain } from '../colour.js'
import { wrap } from '../table.js'
import type { CheckChange } from './check-changes.js'
import { conclusion } from './conclusion.js'
import { condensed } from './condensed-checks.js'
import type { Diff, Difference, Evidence, Side } from './diff.js'
import { safe, sentence } from './sentence.js'
import { reaches, type Severity } from './severity.js'

/** How a diff is shown. */
export interface DiffLook {
  /** @default without colours */
  readonly paint?: Paint
  /** Columns of the terminal. @default 100 */
  readonly columns?: number
  /** Only what counts, and the last line. @default false */
  readonly quiet?: boolean
  /** The least severity that counts. @default 'breaking' */
  readonly failOn?: Severity
}

type Look = Required<DiffLook>

const STYLE = { breaking: 'fail', risky: 'warn', harmless: 'skip' } as const satisfies Record<Severity, string>
const INDENT = 12

/** `BREAKING  what`, and under it further lines. */
function block(severity: Severity, what: string, more: readonly string[], { paint, columns }: Look): readonly string[] {
  const mark = paint(STYLE[severity], severity.toUpperCase().padEnd(INDENT - 2))
  const room = Math.max(30, columns - INDENT)
  const [first = '', ...rest] = wrap(what, room)
  const under = [...rest, ...more.flatMap((text) => wrap(text, room))]
  return [`  ${mark}${first}`, ...under.map((text) => ' '.repeat(INDENT) + text)]
}

/** Where a difference was seen first. */
function place({ check, asked, before, after }: Evidence): string {
  const exchanges = before === undefined && after === undefined ? '' : `exchanges ${before ?? '-'} and ${after ?? '-'}`
  return [check ?? 'the run itself', ...(asked === undefined ? [] : [safe(asked)]), exchanges]
    .filter(Boolean)
    .join('; ')
}

function differenceLines(difference: Difference, look: Look): readonly string[] {
  const { severity, why, seen, evidence } = difference
  const [first] = evidence
  const where =
    first === undefined ? [] : [`${seen === 1 ? 'seen by' : `seen in ${seen} situations, first by`} ${place(first)}`]
  return block(severity, sentence(difference), [why, ...where], look)
}

function checkLines(change: CheckChange, look: Look): readonly string[] {
  const { check, before, after, severity, why, because, follows = [] } = change
  const what = `${look.paint('strong', check)}  ${before ?? '(absent)'} -> ${after ?? '(absent)'}`
  const more = follows.length === 1 ? '1 check is' : `${follows.length} checks are`
  return block(
    severity,
    what,
    [
      why,
      ...(because === undefined ? [] : [`skipped: ${safe(because)}`]),
      ...(follows.length === 0 ? [] : [`${more} not judged because of it`]),
    ],
    look,
  )
}

const named = ({ issuer, product, version }: Side): string =>
  safe([issuer, ...(product === undefined ? [] : [`(${[product, version].filter(Boolean).join(' ')})`])].join(' '))

/** The diff for people: checks, then operations, the worst first; one last sentence. */
export function renderDiffTerminal(diff: Diff, options: DiffLook = {}): string {
  const look: Look = { paint: plain, columns: 100, quiet: false, failOn: 'breaking', ...options }
  const wanted = ({ severity }: { readonly severity: Severity }): boolean =>
    !look.quiet || reaches(severity, look.failOn)
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [[look.paint('strong', title), ...lines].join('\n')]
  const { single, together } = condensed(diff.checks)
  const blocks = [
    ...(look.quiet ? [] : [`${named(diff.before)}\n-> ${named(diff.after)}`]),
    ...section('checks', [
      ...single.filter(wanted).flatMap((change) => checkLines(change, look)),
      ...together.filter(wanted).flatMap(({ severity, what, why }) => block(severity, what, [why], look)),
    ]),
    ...diff.operations.flatMap(({ operation, differences }) =>
      section(
        operation,
        differences.filter(wanted).flatMap((one) => differenceLines(one, look)),
      ),
    ),
    ...(look.quiet ? [] : diff.notes.map((note) => `note: ${note}`)),
  ]
  const { counts, sentence: last } = conclusion(diff, look.failOn)
  blocks.push(look.paint(counts ? 'fail' : 'pass', last))
  return `${blocks.join('\n\n')}\n`
}
