import type { CheckContext, Flow, FlowWish } from '../harness/context.js'
import { fail, pass, Skip, type Verdict } from '../verdict.js'

const STAGES = ['authorization', 'token', 'userinfo'] as const
type Stage = (typeof STAGES)[number]

/**
 * The flow that a variation is compared with. Throws `Skip` when this one fails already: then the failure is not the
 * variation's. `upTo` names the last part that has to work.
 */
export async function workingFlow(context: CheckContext, wish: FlowWish = {}, upTo: Stage = 'userinfo'): Promise<Flow> {
  const flow = await context.flow(wish)
  const { failure } = flow
  if (failure === undefined || STAGES.indexOf(failure.at) > STAGES.indexOf(upTo)) return flow
  throw new Skip(`it can't be judged, because an ordinary ${flow.label} flow fails: ${failure.because}`, failure.blame)
}

/** Passes when the flow went through; else fails with what went wrong. `expected` says what should have been. */
export const completes = (flow: Flow, expected: string): Verdict =>
  flow.failure === undefined
    ? pass()
    : fail(expected, `${flow.failure.at}: ${flow.failure.because}`, { exchange: flow.failure.exchange })
