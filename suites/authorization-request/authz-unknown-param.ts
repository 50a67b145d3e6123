import type { Check } from '../check.js'
import { anyResponseType } from '../response-types/response-type.js'
import { completes, workingFlow } from './working-flow.js'

/** A parameter that nobody knows does no harm. */
export const authzUnknownParam: Check = {
  id: 'authorization-request/authz-unknown-param',
  title: 'A parameter of the authorization request that the provider does not know is ignored',
  requirement: { standard: 'RFC 6749', section: '3.1', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '3.1.2.1', level: 'MUST' }],
  oidf: 'oidcc-ensure-request-with-unknown-parameter-succeeds',
  operations: ['authorize'],
  async run(context) {
    const response_type = anyResponseType(context.capabilities)
    await workingFlow(context, { response_type })
    const flow = await context.flow({ response_type, parameters: { extra: 'foobar' } })
    return completes(flow, 'the flow completes with extra=foobar as without it')
  },
}
