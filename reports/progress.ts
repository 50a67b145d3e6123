import type { Paint } from './colour.js'
import { type Counts, OUTCOMES, type RunVerdict, summarize } from './run.js'

/** What progress needs to know of a verdict. */
type Seen = Pick<RunVerdict, 'check' | 'suite' | 'outcome'>

/** Shows how a run is getting on. */
export interface Progress {
  /** The checks that will be judged. */
  begin(checks: readonly { readonly id: string }[]): void
  verdict(verdict: Seen): void
  /** Takes away what should not stay. */
  end(): void
}

/** Where progress is written; a terminal knows its width. */
export interface ProgressStream {
  write(text: string): unknown
  readonly columns?: number
}

const counted = (counts: Counts): string =>
  OUTCOMES.filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${outcome}`)
    .join(', ')

const suiteOf = (id: string): string => id.split('/')[0] ?? id

/** Shows nothing. */
export const silent: Progress = { begin() {}, verdict() {}, end() {} }

/** One line at the bottom of a terminal that is written anew with each verdict. */
export function liveProgress(stream: ProgressStream, paint: Paint): Progress {
  const seen: Seen[] = []
  let planned = 0
  const erase = '\r\u001b[2K'
  return {
    begin(checks) {
      planned = checks.length
    },
    verdict(verdict) {
      seen.push(verdict)
      const { total } = summarize(seen)
      const red = total.fail + total.error
      const text = `${String(seen.length).padStart(String(planned).length)}/${planned}  ${counted(total)}  ${verdict.check}`
      stream.write(erase + paint(red > 0 ? 'fail' : 'pass', text.slice(0, (stream.columns || 80) - 1)))
    },
    end() {
      stream.write(erase)
    },
  }
}

/** Plain lines for logs: one for each finding when it comes, one for each suite when its last check is judged. */
export function plainProgress(stream: ProgressStream): Progress {
  const left = new Map<string, number>()
  const seen: Seen[] = []
  return {
    begin(checks) {
      for (const { id } of checks) left.set(suiteOf(id), (left.get(suiteOf(id)) ?? 0) + 1)
      stream.write(
        `judging ${checks.length} ${checks.length === 1 ? 'check' : 'checks'} (${[...left.keys()].join(', ')})\n`,
      )
    },
    verdict(verdict) {
      seen.push(verdict)
      const { suite, outcome, check } = verdict
      if (outcome === 'fail' || outcome === 'error') stream.write(`${outcome.toUpperCase().padEnd(6)}${check}\n`)
      const remaining = (left.get(suite) ?? 0) - 1
      left.set(suite, remaining)
      const counts = summarize(seen).suites[suite]
      if (remaining === 0 && counts !== undefined) stream.write(`done  ${suite}: ${counted(counts)}\n`)
    },
    end() {},
  }
}
