import { type Paint, plain } from './colour.js'
import { conclude, isFinding } from './conclusion.js'
import { curl } from './curl.js'
import { cite } from './requirement.js'
import { type JsonValue, OUTCOMES, type Run, type RunExchange, type RunVerdict } from './run.js'
import { table, width, wrap } from './table.js'

export interface TerminalOptions {
  /** @default without colours */
  readonly paint?: Paint
  /** Columns of the terminal. @default 100 */
  readonly columns?: number
  /** Only what fails, and the last line. @default false */
  readonly quiet?: boolean
}

/** Longest value that is shown whole, in characters. */
const MAXIMUM_VALUE = 600
const LABEL = 10
/** What the embedded mock is unless another system was asked for. */
const DEFAULT_SYSTEM = 'openid-connect'
const INDENT = 6

type Look = Required<Omit<TerminalOptions, 'quiet'>>

/** A value as people read it: JSON, `(absent)` for nothing, shortened when it is very long. */
export function shown(value: JsonValue | undefined): string {
  if (value === undefined) return '(absent)'
  const text = JSON.stringify(value)
  return text.length > MAXIMUM_VALUE ? `${text.slice(0, MAXIMUM_VALUE)}... (${text.length} characters)` : text
}

const line = ({ request, response, id }: RunExchange): string =>
  `exchange ${id}: ${request.method} ${request.url} -> ${response.status}`

/** `label  text`, the further lines of a long text under its first; a command is never broken, so that it can be copied. */
function row(label: string, text: string, { paint, columns }: Look, whole = false): string {
  const room = Math.max(30, columns - INDENT - LABEL)
  const [first = '', ...rest] = whole ? [text] : wrap(text, room)
  const start = `${' '.repeat(INDENT)}${paint('faint', label.padEnd(LABEL))}${first}`
  return [start, ...rest.map((more) => ' '.repeat(INDENT + LABEL) + more)].join('\n').trimEnd()
}

/** The arguments that choose the embedded mock again. */
const mocked = ({ system = DEFAULT_SYSTEM, faults = [] }: Run['target']): readonly string[] => [
  ...(system === DEFAULT_SYSTEM ? [] : [`--system ${system}`]),
  ...faults.map((id) => `--fault ${id}`),
]

const rerun = ({ target }: Run, check: string): string =>
  ['touchstone test', ...(target.embedded ? mocked(target) : [target.issuer]), `--check ${check}`].join(' ')

/** `FAIL  id    standard section, level`, with the address under the id when the line would be too long. */
function heading({ check, outcome, requirement }: RunVerdict, { paint, columns }: Look): readonly string[] {
  const mark = paint(outcome, outcome.toUpperCase().padEnd(INDENT))
  const id = paint('strong', check)
  const address = cite(requirement)
  const gap = Math.max(2, 33 - check.length)
  if (INDENT + check.length + gap + width(address) <= columns) return [`${mark}${id}${' '.repeat(gap)}${address}`]
  return [`${mark}${id}`, `${' '.repeat(INDENT)}${address}`]
}

/** One finding, whole: what should have been, what was, who says so, and how to see it again. */
export function finding(run: Run, verdict: RunVerdict, options: TerminalOptions = {}): string {
  const look: Look = { paint: options.paint ?? plain, columns: options.columns ?? 100 }
  const exchange = run.exchanges.find(({ id }) => id === verdict.exchange)
  return [
    ...heading(verdict, look),
    ...wrap(verdict.title, look.columns - INDENT).map((text) => ' '.repeat(INDENT) + text),
    row('expected', shown(verdict.expected), look),
    row('actual', shown(verdict.actual), look),
    ...(exchange === undefined
      ? []
      : [row('see', line(exchange), look, true), row('again', curl(exchange), look, true)]),
    row('standard', verdict.requirement.url, look, true),
    ...(verdict.note === undefined ? [] : [row('hint', verdict.note, look)]),
    ...(verdict.oidf === undefined ? [] : [row('OIDF', verdict.oidf, look, true)]),
    row('rerun', rerun(run, verdict.check), look, true),
  ].join('\n')
}

/** A warning in short. */
function warning(run: Run, verdict: RunVerdict, look: Look): string {
  const exchange = run.exchanges.find(({ id }) => id === verdict.exchange)
  return [
    ...heading(verdict, look),
    row('expected', shown(verdict.expected), look),
    row('actual', shown(verdict.actual), look),
    ...(exchange === undefined ? [] : [row('see', line(exchange), look, true)]),
    ...(verdict.note === undefined ? [] : [row('hint', verdict.note, look)]),
  ].join('\n')
}

/** Deviations that the target's system is known for: what it does, and where it was seen. */
function knownDeviations({ target }: Run, known: readonly RunVerdict[], look: Look): string {
  const { paint, columns } = look
  const told = known.map(({ check, requirement, because = '', evidence = [] }) => [
    `  ${check}  ${paint('faint', cite(requirement))}`,
    ...wrap(because, columns - INDENT).map((text) => ' '.repeat(INDENT) + text),
    ...wrap(evidence.join('; '), columns - INDENT).map((text) => paint('faint', ' '.repeat(INDENT) + text)),
  ])
  const title = `known deviations of ${target.system ?? 'the target'}`
  return [`${paint('strong', title)} ${paint('faint', '(--known off judges them)')}`, ...told.flat()].join('\n')
}

function broken(run: Run, verdict: RunVerdict, look: Look): string {
  const { code = 'ERR_INTERNAL', message = '' } = verdict.error ?? {}
  const exchange = run.exchanges.find(({ id }) => id === verdict.exchange)
  return [
    ...heading(verdict, look),
    row('code', code, look, true),
    row('message', message, look),
    ...(exchange === undefined ? [] : [row('see', line(exchange), look, true)]),
  ].join('\n')
}

/** Reasons for skips, with how many checks each one kept from being judged; the commonest first. */
export function skipReasons(verdicts: readonly RunVerdict[]): readonly (readonly [reason: string, count: number])[] {
  const reasons = new Map<string, number>()
  for (const { outcome, because = '', blockedBy } of verdicts) {
    if (outcome !== 'skip') continue
    const reason = blockedBy === undefined ? because : `blocked by ${blockedBy}`
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }
  return [...reasons].sort(([a, x], [b, y]) => y - x || a.localeCompare(b))
}

function summary({ summary: { suites, total }, verdicts }: Run, { paint, columns }: Look): readonly string[] {
  const cell = (outcome: (typeof OUTCOMES)[number], amount = 0): string =>
    amount === 0 ? paint('faint', '-') : outcome === 'skip' ? String(amount) : paint(outcome, String(amount))
  const rows = Object.entries({ ...suites, total }).map(([suite, counts]) => [
    suite,
    ...OUTCOMES.map((outcome) => cell(outcome, counts[outcome])),
  ])
  const heads = [{ heading: 'suite' }, ...OUTCOMES.map((outcome) => ({ heading: outcome, align: 'right' as const }))]
  const reasons = skipReasons(verdicts)
  return [
    ...table(heads, rows),
    ...(reasons.length === 0 ? [] : ['', paint('strong', 'skipped')]),
    ...reasons.flatMap(([reason, amount]) =>
      wrap(reason, Math.max(30, columns - 7)).map(
        (text, index) => `${(index === 0 ? String(amount) : '').padStart(5)}  ${text}`,
      ),
    ),
  ]
}

const seconds = ({ startedAt, endedAt }: Run): string =>
  `${((Date.parse(endedAt) - Date.parse(startedAt)) / 1_000).toFixed(1)} s`

/** The report for people: what fails, what could not be judged, warnings, what is known of the system, a summary by suite, one last sentence. */
export function renderTerminal(run: Run, options: TerminalOptions = {}): string {
  const look: Look = { paint: options.paint ?? plain, columns: options.columns ?? 100 }
  const of = (wanted: RunVerdict['outcome']): readonly RunVerdict[] =>
    run.verdicts.filter(({ outcome }) => outcome === wanted)
  const findings = run.verdicts.filter((verdict) => isFinding(run, verdict))
  const { exitCode, sentence } = conclude(run)
  const blocks = [
    ...findings.map((verdict) => finding(run, verdict, look)),
    ...of('error').map((verdict) => broken(run, verdict, look)),
  ]
  if (options.quiet !== true) {
    blocks.push(
      ...of('warn')
        .filter((verdict) => !findings.includes(verdict))
        .map((verdict) => warning(run, verdict, look)),
      ...(of('known').length === 0 ? [] : [knownDeviations(run, of('known'), look)]),
      summary(run, look).join('\n'),
      ...(run.leftovers.length === 0 ? [] : [leftovers(run, look)]),
    )
  }
  const style = exitCode === 0 ? 'pass' : exitCode === 1 ? 'fail' : 'error'
  blocks.push(
    `${look.paint(style, sentence)} ${look.paint('faint', `${run.target.issuer}, ${seconds(run)}, seed ${run.seed}`)}`,
  )
  return `${blocks.join('\n\n')}\n`
}

const leftovers = ({ leftovers: left }: Run, look: Look): string =>
  [look.paint('strong', 'left behind at the target'), ...left.map(({ what, because }) => `  ${what}: ${because}`)].join(
    '\n',
  )
