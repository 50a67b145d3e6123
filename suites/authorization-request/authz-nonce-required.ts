import { judgeEach } from '../authorization-response/judge-each.js'
import type { Check } from '../check.js'
import { promises } from '../response-types/response-type.js'
import { skip } from '../verdict.js'
import { judgeRefusal } from './refusal.js'
import { workingFlow } from './working-flow.js'

/** Where the ID token comes from the authorization endpoint, the nonce is what ties it to the request. */
export const authzNonceRequired: Check = {
  id: 'authorization-request/authz-nonce-required',
  title: 'A request for an ID token from the authorization endpoint is refused when it has no nonce',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.2.2.1', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '3.3.2.11', level: 'MUST' }],
  oidf: 'oidcc-ensure-request-without-nonce-fails',
  operations: ['authorize'],
  async run(context) {
    const types = context.capabilities.responseTypes.filter((type) => promises(type, 'id_token'))
    if (types.length === 0) return skip('no response type with id_token is on offer')
    return judgeEach(types, async (response_type) => {
      const { client, sent } = await workingFlow(context, { response_type }, 'authorization')
      const outcome = await context.authorize({
        client,
        parameters: { ...sent, state: context.random(), nonce: undefined },
      })
      return judgeRefusal(outcome, ['invalid_request'])
    })
  },
}
