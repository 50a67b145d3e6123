import type { Run, RunVerdict } from './run.js'

/** Exit codes of the commands; they are documented and stay. */
export const EXIT = {
  conformant: 0,
  findings: 1,
  usage: 2,
  notJudged: 3,
  interrupted: 130,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** What a run comes to. */
export interface Conclusion {
  readonly exitCode: ExitCode
  /** One sentence for people. */
  readonly sentence: string
}

/** Whether the verdict counts against the target in this run. */
export const isFinding = (run: Pick<Run, 'failOn'>, { outcome }: Pick<RunVerdict, 'outcome'>): boolean =>
  outcome === 'fail' || (outcome === 'warn' && run.failOn === 'warn')

const count = (amount: number, one: string, many: string): string => `${amount} ${amount === 1 ? one : many}`

/** Judges the run as a whole. What could not be judged never makes a target conformant. */
export function conclude(run: Run): Conclusion {
  const { pass, fail, warn, known = 0, error } = run.summary.total
  const judged = pass + fail + warn + known
  const fails = count(fail, 'check fails', 'checks fail')
  const warns = [
    count(warn, 'warning', 'warnings'),
    ...(known > 0 ? [count(known, 'known deviation', 'known deviations')] : []),
  ].join(', ')
  const errors = `${count(error, 'check', 'checks')} could not be judged because of an error`
  if (run.interrupted)
    return { exitCode: EXIT.interrupted, sentence: `Interrupted: ${judged} judged, ${fails}, ${warns}.` }
  if (run.verdicts.some((verdict) => isFinding(run, verdict))) {
    return {
      exitCode: EXIT.findings,
      sentence: `Not conformant: ${[fails, warns, ...(error > 0 ? [errors] : [])].join(', ')}.`,
    }
  }
  if (error > 0) return { exitCode: EXIT.notJudged, sentence: `Not judged: ${errors}; nothing else fails.` }
  if (judged === 0) return { exitCode: EXIT.notJudged, sentence: 'Not judged: not one check could be judged.' }
  return {
    exitCode: EXIT.conformant,
    sentence: `Conformant: ${count(judged, 'check', 'checks')} judged, none fails, ${warns}.`,
  }
}
