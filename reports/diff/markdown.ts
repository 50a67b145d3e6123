import type { CheckChange } from './check-changes.js'
import { conclusion } from './conclusion.js'
import { condensed } from './condensed-checks.js'
import type { Diff, Difference, Side } from './diff.js'
import { safe, shownValue, subject } from './sentence.js'
import type { DiffLook } from './terminal.js'

/** A text that Markdown and its tables leave as it is. */
const plainText = (text: string): string => safe(text).replace(/[\\`*_{}[\]<>#|~]/g, (character) => `\\${character}`)

const code = (text: string): string => {
  const shown = safe(text).replaceAll('|', '\\|')
  return shown.includes('`') ? plainText(text) : `\`${shown}\``
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const tableOf = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n')

const checkRow = ({ severity, check, before, after, why, because, follows = [] }: CheckChange): readonly string[] => [
  severity,
  code(check),
  `${before ?? 'absent'} → ${after ?? 'absent'}`,
  plainText(
    [
      why,
      ...(because === undefined ? [] : [`Skipped: ${because}.`]),
      ...(follows.length === 0 ? [] : [`${follows.length} more not judged because of it.`]),
    ].join(' '),
  ),
]

const value = (found: string | number | undefined, { kind }: Difference): string =>
  found === undefined ? 'absent' : code(shownValue(found, kind))

const differenceRow = (difference: Difference): readonly string[] => [
  difference.severity,
  plainText(subject(difference)),
  value(difference.before, difference),
  value(difference.after, difference),
  plainText(difference.why),
  String(difference.seen),
]

const named = ({ issuer, product, version, startedAt }: Side): string =>
  [
    code(issuer),
    ...(product === undefined ? [] : [plainText([product, version].filter(Boolean).join(' '))]),
    startedAt,
  ].join(', ')

/** The diff for a pull request or a job's summary. */
export function renderDiffMarkdown(diff: Diff, { failOn = 'breaking' }: DiffLook = {}): string {
  const { single, together } = condensed(diff.checks)
  const blocks = [
    '# What has changed',
    `- before: ${named(diff.before)}\n- after: ${named(diff.after)}`,
    `**${conclusion(diff, failOn).sentence}**`,
    ...(diff.notes.length === 0 ? [] : [diff.notes.map((note) => `> ${plainText(note)}`).join('\n>\n')]),
    ...(diff.checks.length === 0
      ? []
      : [
          '## Checks',
          tableOf(
            ['severity', 'check', 'outcome', 'why'],
            [
              ...single.map(checkRow),
              ...together.map(({ severity, what, why }) => [severity, plainText(what), '', why]),
            ],
          ),
        ]),
    ...diff.operations.flatMap(({ operation, differences }) => [
      `## ${plainText(operation)}`,
      tableOf(['severity', 'what', 'before', 'after', 'why', 'seen'], differences.map(differenceRow)),
    ]),
  ]
  return `${blocks.join('\n\n')}\n`
}
