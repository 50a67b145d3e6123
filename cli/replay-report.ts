import type { Paint } from '../reports/colour.js'
import type { Difference } from '../suites/replay/difference.js'
import type { ReplayResult, StepResult } from '../suites/replay/replay.js'

/** What came of one file. */
export interface ReplayedFile extends ReplayResult {
  readonly file: string
}

/** All results of a replay, as they are written by `--reporter json`. */
export interface ReplayReport {
  readonly schemaVersion: 1
  readonly kind: 'replay'
  readonly target: { readonly public: string; readonly admin?: string }
  readonly summary: ReplaySummary
  readonly recordings: readonly ReplayedFile[]
}

export interface ReplaySummary {
  readonly recordings: number
  readonly recordingsAgreeing: number
  readonly steps: number
  readonly agrees: number
  readonly differs: number
  readonly blocked: number
  /** Number of differences by kind. */
  readonly differences: Readonly<Record<string, number>>
}

/** Counts steps, recordings and kinds of differences. */
export function summarizeReplay(recordings: readonly ReplayResult[]): ReplaySummary {
  const steps = recordings.flatMap((recording) => recording.steps)
  const count = (outcome: StepResult['outcome']): number => steps.filter((step) => step.outcome === outcome).length
  const kinds = new Map<string, number>()
  for (const { kind } of steps.flatMap(({ differences }) => differences)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  return {
    recordings: recordings.length,
    recordingsAgreeing: recordings.filter(agrees).length,
    steps: steps.length,
    agrees: count('agrees'),
    differs: count('differs'),
    blocked: count('blocked'),
    differences: Object.fromEntries([...kinds].sort(([, a], [, b]) => b - a)),
  }
}

const agrees = ({ steps }: ReplayResult): boolean => steps.every(({ outcome }) => outcome === 'agrees')

const LONGEST = 160

const shown = (value: unknown): string => {
  if (value === undefined) return '(nothing)'
  const text = JSON.stringify(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text
}

const differenceLines = ({ kind, pointer, expected, actual }: Difference, paint: Paint): readonly string[] => [
  `          ${pointer}  ${paint('faint', kind)}`,
  `            expected  ${shown(expected)}`,
  `            actual    ${shown(actual)}`,
]

/** Differences of a step that are shown without `--verbose`. */
const FEW = 3

interface Rendering {
  readonly paint: Paint
  /** Every difference, and which steps were blocked. */
  readonly verbose: boolean
}

function stepLines(step: StepResult, { paint, verbose }: Rendering): readonly string[] {
  const { number, name, outcome, because, differences } = step
  if (outcome === 'blocked')
    return verbose ? [`      step ${number} ${JSON.stringify(name)} is blocked: ${because}`] : []
  const visible = verbose ? differences : differences.slice(0, FEW)
  const hidden = differences.length - visible.length
  return [
    `      step ${number} ${JSON.stringify(name)}`,
    ...visible.flatMap((difference) => differenceLines(difference, paint)),
    ...(hidden > 0 ? [`          and ${hidden} more; --verbose shows them`] : []),
  ]
}

/** What came of one recording: a line, and below it what differs. */
export function fileLines(result: ReplayedFile, rendering: Rendering): readonly string[] {
  const { paint } = rendering
  const { file, steps } = result
  const agreeing = steps.filter(({ outcome }) => outcome === 'agrees').length
  const blocked = steps.filter(({ outcome }) => outcome === 'blocked').length
  const mark = agrees(result) ? paint('pass', 'ok  ') : paint('fail', 'DIFF')
  return [
    `${mark}  ${file}  ${agreeing} of ${steps.length} steps agree${blocked === 0 ? '' : `, ${blocked} blocked`}`,
    ...steps.filter(({ outcome }) => outcome !== 'agrees').flatMap((step) => stepLines(step, rendering)),
  ]
}

/** The last lines: counts, and kinds of differences. */
export function summaryLines(summary: ReplaySummary): readonly string[] {
  const { recordings, recordingsAgreeing, steps, agrees: agreeing, differs, blocked, differences } = summary
  const kinds = Object.entries(differences).map(([kind, count]) => `${count} ${kind}`)
  return [
    '',
    `${agreeing} of ${steps} steps agree, ${differs} differ, ${blocked} blocked; ${recordingsAgreeing} of ${recordings} recordings agree.`,
    ...(kinds.length === 0 ? [] : [`Differences: ${kinds.join(', ')}.`]),
  ]
}
