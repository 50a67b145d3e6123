import type { CheckContext, Flow, FlowWish } from '../harness/context.js'
import { promises } from '../response-types/response-type.js'
import { fail, pass, Skip, type Verdict } from '../verdict.js'

const STAGES = ['authorization', 'token', 'userinfo'] as const
type Stage = (typeof STAGES)[number]

/**
 * The flow that a variation is compared with. Throws `Skip` when this one fails already: then the failure is not the
 * variation's. `upTo` names the last part that has to work.
 */
export async function workingFlow(context: CheckContext, wish: FlowWish = {}, upTo: Stage = 'userinfo'): Promise<Flow> {
  const flow = await context.flow(wish)
  const { failure, label } = flow
  if (failure !== undefined && STAGES.indexOf(failure.at) <= STAGES.indexOf(upTo)) {
    throw new Skip(`it can't be judged, because an ordinary ${label} flow fails: ${failure.because}`, failure.blame)
  }
  if (lacksCode(flow)) throw new Skip(`an ordinary ${label} flow gets no code`, 'authorization-response/resp-parts')
  return flow
}

/** Passes when the flow went through; else fails with what went wrong. `expected` says what should have been. */
export function completes(flow: Flow, expected: string): Verdict {
  const { failure, authorization } = flow
  if (failure !== undefined) return fail(expected, `${failure.at}: ${failure.because}`, failure)
  return lacksCode(flow) ? fail(expected, 'an authorization response without the code', authorization) : pass()
}

/** A successful response that promises a code and has none: the flow stops there without a word. */
export const lacksCode = ({ responseType, callback }: Flow): boolean =>
  promises(responseType, 'code') && callback !== undefined && (callback.parameters.code ?? '') === ''
