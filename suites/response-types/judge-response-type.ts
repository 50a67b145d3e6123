import { lacksCode } from '../authorization-request/working-flow.js'
import { describeOutcome } from '../authorization-response/describe-outcome.js'
import type { CheckContext, Flow } from '../harness/context.js'
import { fail, pass, Skip, type Verdict } from '../verdict.js'
import { offered, sameResponseType } from './response-type.js'
import { surplusParts } from './surplus-parts.js'

/**
 * Judges one response type from end to end: it works as far as the others do, and gives nothing that it does not stand for.
 * What every response type does wrong alike is left to the check of the endpoint in question.
 */
export async function judgeResponseType(context: CheckContext, name: string): Promise<Verdict> {
  const response_type = offered(context.capabilities, name)
  if (response_type === undefined) throw new Skip(`${name} is not in response_types_supported`)
  const flows = (await context.baseFlows()).filter(({ responseMode }) => responseMode === undefined)
  const flow =
    flows.find(({ responseType }) => sameResponseType(responseType, name)) ?? (await context.flow({ response_type }))
  const surplus = flow.authorization.kind === 'callback' ? surplusParts(flow, flow.authorization) : []
  if (surplus.length > 0) {
    return fail(`a response with what ${name} stands for`, describeOutcome(flow.authorization), {
      exchange: flow.authorization.exchange,
      note: `${surplus.join(' and ')} was not asked for`,
    })
  }
  return worksLikeTheOthers(flow, flows)
}

function worksLikeTheOthers(flow: Flow, flows: readonly Flow[]): Verdict {
  const { label, failure } = flow
  if (lacksCode(flow)) throw new Skip(`the ${label} flow gets no code`, 'authorization-response/resp-parts')
  if (failure === undefined) return pass()
  const othersWork = flows.some((other) => reached(other, failure.at))
  if (!othersWork) throw new Skip(`the ${label} flow fails as all others do: ${failure.because}`, failure.blame)
  return fail(`the ${label} flow completes`, `${failure.at}: ${failure.because}`, { exchange: failure.exchange })
}

/** Whether the flow got past this stage. */
function reached(
  { callback, tokens, userinfo, failure }: Flow,
  stage: 'authorization' | 'token' | 'userinfo',
): boolean {
  if (failure?.at === stage) return false
  return { authorization: callback, token: tokens, userinfo }[stage] !== undefined
}
