import { completes, workingFlow } from '../authorization-request/working-flow.js'
import type { Check } from '../check.js'
import { skip } from '../verdict.js'
import { claimResponseTypes } from './flows-with-claims.js'

/** A language that nobody speaks here is no error. */
export const claimsLocales: Check = {
  id: 'scopes/claims-locales',
  title: 'A request with claims_locales goes through, whether or not the languages are known',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '5.2', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '15.1', level: 'MUST' }],
  oidf: 'oidcc-claims-locales',
  operations: ['authorize', 'getToken', 'getUserInfo'],
  async run(context) {
    const [response_type] = claimResponseTypes(context.capabilities)
    if (response_type === undefined) return skip('no response type of OpenID Connect is offered')
    await workingFlow(context, { response_type })
    const flow = await context.flow({ response_type, parameters: { claims_locales: 'se' } })
    return completes(flow, 'a flow with claims_locales=se goes through')
  },
}
