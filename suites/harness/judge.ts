import type { KnownDeviation } from '../../specs/index.js'
import type { Check } from '../check.js'
import { type Finding, Skip, type Verdict } from '../verdict.js'
import type { Clock } from './clock.js'
import { HarnessError } from './errors.js'
import { setKnownApart } from './known-deviations.js'
import type { Redactor } from './redaction/redactor.js'
import type { Session } from './session.js'
import { type Stop, stopFollowing } from './stop.js'

/** A check with what it found. */
export interface Judgement {
  readonly check: Pick<Check, 'id' | 'title' | 'requirement' | 'alsoRequiredBy' | 'oidf' | 'operations'>
  readonly verdict: Verdict
  /** Milliseconds. */
  readonly duration: number
  /** Numbers of the exchanges it looked at, its own and shared ones. */
  readonly exchanges: readonly number[]
}

export interface JudgeOptions {
  readonly session: Session
  readonly clock: Clock
  /** What the target's system is known to do against the standards; `undefined` when nothing of it is to be set apart. */
  readonly known: readonly KnownDeviation[] | undefined
  /** Milliseconds that a check may take. */
  readonly checkTimeout: number
  /** Ends the run early. */
  readonly signal: AbortSignal
}

/** Of a check that the end of the run came before. */
export const NOT_JUDGED: Verdict = { outcome: 'skip', because: 'the run was ended before it was judged' }

export const describeCheck = ({
  id,
  title,
  requirement,
  alsoRequiredBy,
  oidf,
  operations,
}: Check): Judgement['check'] => ({
  id,
  title,
  requirement,
  ...(alsoRequiredBy === undefined ? {} : { alsoRequiredBy }),
  ...(oidf === undefined ? {} : { oidf }),
  operations,
})

/** Runs one check. Whatever happens in it becomes a verdict; no secret is in it. */
export async function judge(check: Check, options: JudgeOptions): Promise<Judgement> {
  const { session, clock, signal } = options
  const started = clock.now()
  const stop = stopFollowing(signal)
  const scope = { exchanges: new Set<number>(), signal: stop.signal }
  const work = async (): Promise<Verdict> => check.run(session.context(check.id, stop.signal))
  const judged = session.run(scope, work).catch(asVerdict)
  const found = await Promise.race([judged, ending(stop, options)])
  // What was stopped in the middle says nothing.
  const verdict = signal.aborted && found.outcome === 'error' ? NOT_JUDGED : found
  stop.abort(new Error('the check is done'))
  stop.release()
  return {
    check: describeCheck(check),
    verdict: setKnownApart(redacted(verdict, session.redactor), knownOf(check, options)),
    duration: clock.now() - started,
    exchanges: [...scope.exchanges].sort((a, b) => a - b),
  }
}

const knownOf = ({ id }: Check, { known }: JudgeOptions): readonly KnownDeviation[] | undefined =>
  known?.filter(({ checks }) => checks.includes(id))

/** The verdict when the check's time is up or the run is ended; its work is stopped then. */
async function ending(stop: Stop, { clock, checkTimeout, signal }: JudgeOptions): Promise<Verdict> {
  await clock.wait(checkTimeout, stop.signal)
  if (signal.aborted) return NOT_JUDGED
  stop.abort(new Error('the time of the check is up'))
  const message = `not judged within ${checkTimeout} ms; set checkTimeout to wait longer`
  return { outcome: 'error', code: 'ERR_CHECK_TIMEOUT', message }
}

/** What a check threw, as a verdict. */
function asVerdict(reason: unknown): Verdict {
  if (reason instanceof Skip) {
    const { message, blockedBy } = reason
    return { outcome: 'skip', because: message, ...(blockedBy === undefined ? {} : { blockedBy }) }
  }
  if (reason instanceof HarnessError) return { outcome: 'error', code: reason.code, message: reason.message }
  const code = reason instanceof Error && 'code' in reason && typeof reason.code === 'string' ? `${reason.code} ` : ''
  const message = reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason)
  return { outcome: 'error', code: 'ERR_INTERNAL', message: `the check broke: ${code}${message}${placeOf(reason)}` }
}

/** Where in our code an unexpected error came from. */
function placeOf(reason: unknown): string {
  const line = reason instanceof Error ? reason.stack?.split('\n').find((one) => /\/suites\//.test(one)) : undefined
  const place = /(suites\/[^)\s]+)/.exec(line ?? '')?.[1]
  return place === undefined ? '' : ` (at ${place})`
}

const redactedFinding = (finding: Finding, redactor: Redactor): Finding => ({
  ...finding,
  expected: redactor.value(finding.expected),
  actual: redactor.value(finding.actual),
  ...(finding.note === undefined ? {} : { note: redactor.text(finding.note) }),
})

function redacted(verdict: Verdict, redactor: Redactor): Verdict {
  switch (verdict.outcome) {
    case 'fail':
    case 'warn': {
      const { further, ...front } = verdict
      const safe = redactedFinding(front, redactor)
      return further === undefined
        ? safe
        : { ...safe, further: further.map((finding) => redactedFinding(finding, redactor)) }
    }
    case 'known':
      return { ...verdict, ...redactedFinding({ ...verdict, outcome: verdict.was }, redactor), outcome: 'known' }
    case 'pass':
      return verdict.note === undefined ? verdict : { ...verdict, note: redactor.text(verdict.note) }
    case 'skip':
      return { ...verdict, because: redactor.text(verdict.because) }
    case 'error':
      return { ...verdict, message: redactor.text(verdict.message) }
  }
}
