import type { Check } from '../check.js'
import { anyResponseType } from '../response-types/response-type.js'
import { completes, workingFlow } from './working-flow.js'

/** The authorization endpoint takes the request as a form too. */
export const authzPost: Check = {
  id: 'authorization-request/authz-post',
  title: 'An authorization request sent by POST is answered like one sent by GET',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.1.2.1', level: 'MUST' },
  oidf: 'oidcc-ensure-post-request-succeeds',
  operations: ['postAuthorize'],
  async run(context) {
    const response_type = anyResponseType(context.capabilities)
    await workingFlow(context, { response_type })
    return completes(
      await context.flow({ response_type, method: 'POST' }),
      'the flow completes with a POST to the authorization endpoint as with a GET',
    )
  },
}
