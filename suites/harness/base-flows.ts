import { Skip } from '../verdict.js'
import { RESPONSE_TYPES } from './capabilities.js'
import type { Capabilities, Flow, FlowWish } from './context.js'
import { type FlowParts, runFlow } from './flow.js'

/** One flow for each response type that is offered, and one with form_post for the first of each kind. */
export function baseFlowWishes({ responseTypes, responseModes }: Capabilities): readonly FlowWish[] {
  const offered = RESPONSE_TYPES.filter((type) => responseTypes.includes(type))
  const kinds = [
    offered.find((type) => type === 'code'),
    offered.find((type) => !type.includes('code')),
    offered.find((type) => type.startsWith('code ')),
  ]
  const posted = responseModes.includes('form_post') ? kinds.filter((type) => type !== undefined) : []
  return [
    ...offered.map((response_type) => ({ response_type })),
    ...posted.map((response_type) => ({ response_type, response_mode: 'form_post' })),
  ]
}

/** All base flows at once. Those that the target gives no client for are left out; when there is none at all that is a skip. */
export async function runBaseFlows(parts: FlowParts): Promise<readonly Flow[]> {
  const settled = await Promise.allSettled(baseFlowWishes(parts.capabilities).map((wish) => runFlow(wish, parts)))
  const flows = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const reasons = settled.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []))
  const error = reasons.find((reason) => !(reason instanceof Skip))
  if (error !== undefined) throw error
  if (flows.length > 0) return flows
  throw reasons[0] ?? new Skip('the target advertises no response type of OpenID Connect')
}
