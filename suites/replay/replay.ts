import { HarnessError } from '../harness/errors.js'
import { Bindings } from './bindings.js'
import type { Difference } from './difference.js'
import type { Recording } from './recording.js'
import { type Exactness, replayStep } from './replay-step.js'
import { givenValues, type ReplayTarget } from './replay-target.js'
import { Unsecret } from './unsecret.js'

/** What came of one step. */
export interface StepResult {
  /** From 1. */
  readonly number: number
  readonly name: string
  /** `blocked`: it was not sent, since it needs a value that never came. */
  readonly outcome: 'agrees' | 'differs' | 'blocked'
  /** Why it is blocked. */
  readonly because?: string
  /** With every secret replaced by the name of what it is. */
  readonly differences: readonly Difference[]
}

/** What came of one recording. */
export interface ReplayResult {
  readonly scenario: string
  readonly title: string
  readonly server?: string
  readonly steps: readonly StepResult[]
}

export interface ReplayOptions extends Exactness {
  /** Steps from there on are not sent: after Ctrl-C. */
  readonly signal?: AbortSignal
}

/**
 * Sends the steps of a recording in their order and compares each answer with the recorded one. The target should be as it was
 * when the recording was made: empty, and with the same configuration.
 */
export async function replay(
  recording: Recording,
  target: ReplayTarget,
  { signal, ...exactness }: ReplayOptions = {},
): Promise<ReplayResult> {
  const { steps, scenario, title, server } = recording
  const bindings = new Bindings(givenValues(target))
  const unsecret = new Unsecret(bindings)
  target.relyingParty.reset(recording.app_serves ?? {}, bindings)
  const results: StepResult[] = []
  for (const [index, step] of steps.entries()) {
    if (signal?.aborted === true) break
    if (step.response === undefined)
      throw new HarnessError(
        'ERR_USAGE',
        `step ${index + 1} of ${scenario} has no response: this is a scenario; record it first`,
      )
    const head = { number: index + 1, name: step.name }
    const came = await replayStep(step, steps.slice(0, index), { recording, target, bindings }, exactness).catch(
      (error) => hungUp(error, results, step.response?.status),
    )
    if ('blocked' in came) results.push({ ...head, outcome: 'blocked', because: came.blocked, differences: [] })
    else {
      if (came.answer !== undefined) unsecret.seen(came.answer)
      const differences = came.differences.map((difference) => unsecret.difference(difference))
      results.push({ ...head, outcome: differences.length === 0 ? 'agrees' : 'differs', differences })
    }
  }
  return { scenario, title, ...(server === undefined ? {} : { server }), steps: results }
}

/** A target that answered before and is not there any more has stopped: that is a finding. */
function hungUp(error: unknown, before: readonly StepResult[], expected: number | undefined) {
  if (!(error instanceof HarnessError) || error.code !== 'ERR_TARGET_UNREACHABLE' || before.length === 0) throw error
  const difference: Difference = { kind: 'connection', pointer: '/connection', expected, actual: error.message }
  return { answer: undefined, differences: [difference] }
}
