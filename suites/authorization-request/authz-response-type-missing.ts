import type { Check } from '../check.js'
import { anyResponseType } from '../response-types/response-type.js'
import { judgeRefusal } from './refusal.js'
import { workingFlow } from './working-flow.js'

/** There is no default response type. */
export const authzResponseTypeMissing: Check = {
  id: 'authorization-request/authz-response-type-missing',
  title: 'An authorization request without response_type is refused',
  requirement: { standard: 'RFC 6749', section: '3.1.1', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'RFC 6749', section: '4.1.2.1', level: 'MUST' }],
  oidf: 'oidcc-response-type-missing',
  operations: ['authorize'],
  async run(context) {
    const response_type = anyResponseType(context.capabilities)
    const { client, sent } = await workingFlow(context, { response_type }, 'authorization')
    const outcome = await context.authorize({
      client,
      parameters: { ...sent, state: context.random(), response_type: undefined },
    })
    return judgeRefusal(outcome, ['invalid_request', 'unsupported_response_type'])
  },
}
