import type { Answer } from './answer.js'
import { bindValues, pointerOf } from './bind-values.js'
import { type Bindings, UnboundPlaceholder } from './bindings.js'
import { buildRequest } from './build-request.js'
import { bindRandoms, makeClientJwts } from './client-jwts.js'
import { compareBody } from './compare-body.js'
import { compareCallbacks } from './compare-callbacks.js'
import { compareHeaders } from './compare-headers.js'
import { aligned } from './compare-json.js'
import { compareJwt } from './compare-jwt.js'
import { Comparison } from './comparison.js'
import type { Difference } from './difference.js'
import { areKeysPublished, publishedKeys } from './published-keys.js'
import { isClientJwt, type RecordedResponse, type Recording, type Step } from './recording.js'
import { clockOf, type ReplayTarget, send } from './replay-target.js'

/** How exact a replay is. */
export interface Exactness {
  /** Seconds that a time may be earlier than recorded. @default 10 */
  readonly tolerance?: number
  /** Whether sentences for people must be the same, word by word. @default false */
  readonly wording?: boolean
}

/** One step of a recording on its way. */
export interface Standing {
  readonly recording: Recording
  readonly target: ReplayTarget
  readonly bindings: Bindings
}

/** What came of a request: the answer, or why it was not sent. */
export type Sent = { readonly answer: Answer } | { readonly blocked: string }

/** Waits as the step says, sends its request, and collects the calls to the relying party. */
export async function sendStep(step: Step, { recording, target, bindings }: Standing): Promise<Sent> {
  const clock = clockOf(target)
  if (step.wait !== undefined) await clock.wait(step.wait * 1_000)
  const side = target[step.side]
  if (side === undefined) return { blocked: `the target has no ${step.side} side` }
  target.relyingParty.forgetCalls()
  const now = clock.now() / 1_000
  try {
    bindRandoms(step.request, bindings)
    await makeClientJwts(step, recording, bindings, now)
    const answer = await send(
      side,
      buildRequest(step.request, { base: side.url, bindings, now }),
      target.requestTimeout,
    )
    const calls = await target.relyingParty.calls(step.callbacks?.map(({ path }) => path))
    return { answer: { ...answer, calls: inOrder(calls, step) } }
  } catch (error) {
    if (error instanceof UnboundPlaceholder) return { blocked: error.message }
    throw error
  }
}

/** Calls in the order of the recording; those that it does not have come last. */
function inOrder(calls: Answer['calls'], { callbacks = [] }: Step): Answer['calls'] {
  const place = (path: string): number => callbacks.findIndex((one) => one.path === path) >>> 0
  return calls.toSorted((a, b) => place(a.path) - place(b.path))
}

/** Sends a step and compares what comes with what was recorded. */
export async function replayStep(
  step: Step,
  before: readonly Step[],
  standing: Standing,
  { tolerance = 10, wording = false }: Exactness,
): Promise<{ readonly blocked: string } | { readonly answer: Answer; readonly differences: readonly Difference[] }> {
  const sent = await sendStep(step, standing)
  if ('blocked' in sent) return sent
  const { bindings, target } = standing
  const now = clockOf(target).now() / 1_000
  const comparison = new Comparison({ bindings, now, tolerance, wording })
  const expected = step.response ?? {}
  const answer = step.unordered === true ? inRecordedOrder(comparison, expected, sent.answer) : sent.answer
  if (expected.connection !== undefined || answer.failure !== undefined) {
    if (expected.connection === undefined || answer.failure !== 'closed')
      comparison.differ(
        'connection',
        '/connection',
        expected.connection ?? expected.status,
        answer.failure ?? answer.status,
      )
    return { answer, differences: comparison.differences }
  }
  await bindValues(step, answer, comparison)
  if (answer.status !== expected.status) comparison.differ('status', '/status', expected.status, answer.status)
  compareHeaders(comparison, expected.headers ?? {}, answer.headers)
  await compareBody(comparison, expected, answer, step.note)
  compareCallbacks(comparison, step.callbacks ?? [], answer.calls)
  await compareJwts(step, before, answer, comparison, target)
  if (comparison.differences.length === 0) missingValues(step, comparison)
  return { answer, differences: comparison.differences }
}

/** Puts an array whose order means nothing into the recorded order, as far as it goes. */
function inRecordedOrder(comparison: Comparison, { json: expected }: RecordedResponse, answer: Answer): Answer {
  const { json } = answer
  if (Array.isArray(expected) && Array.isArray(json)) return { ...answer, json: aligned(comparison, expected, json) }
  const [wanted, had] = [keysOf(expected), keysOf(json)]
  if (wanted === undefined || had === undefined || typeof json !== 'object') return answer
  return { ...answer, json: { ...json, keys: aligned(comparison, wanted, had) } }
}

const keysOf = (json: unknown): readonly unknown[] | undefined =>
  typeof json === 'object' && json !== null && 'keys' in json && Array.isArray(json.keys) ? json.keys : undefined

async function compareJwts(
  { jwts = {} }: Step,
  before: readonly Step[],
  answer: Answer,
  comparison: Comparison,
  target: ReplayTarget,
): Promise<void> {
  const issued = Object.entries(jwts).filter(([name]) => !isClientJwt(name))
  if (issued.length === 0) return
  const keys = areKeysPublished(before) ? await publishedKeys(target) : undefined
  for (const [name, expected] of issued) await compareJwt(comparison, name, expected, { answer, keys })
}

/** An answer that agrees must have given every value that the recording takes from it. */
function missingValues({ binds = {} }: Step, comparison: Comparison): void {
  for (const [name, place] of Object.entries(binds))
    if (!comparison.standard.bindings.has(name))
      comparison.differ('placeholder', pointerOf(place), `{{${name}}}`, undefined)
}
