import { completes, workingFlow } from '../authorization-request/working-flow.js'
import { judgeEach } from '../authorization-response/judge-each.js'
import type { Check } from '../check.js'
import { isNonEmptyString } from '../evidence.js'
import { pass, skip, warn } from '../verdict.js'
import { claimsOf } from './claims-of.js'
import { essentialNameFlows } from './essential-name.js'

/** An essential claim is delivered, and its absence is no error. */
export const claimsEssential: Check = {
  id: 'scopes/claims-essential',
  title: 'A request for the essential claim name goes through and brings the name',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '5.5.1', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '5.5', level: 'MUST' }],
  oidf: 'oidcc-claims-essential',
  operations: ['authorize', 'getToken', 'getUserInfo'],
  run: async (context) =>
    judgeEach(await essentialNameFlows(context), async (flow) => {
      await workingFlow(context, { response_type: flow.responseType })
      const done = completes(flow, 'a flow that asks for an essential claim goes through')
      if (done.outcome !== 'pass') return done
      if (isNonEmptyString(claimsOf(flow).name)) return pass()
      if (!context.capabilities.claimsParameter) {
        return skip('the request goes through; name need not be delivered, as claims_parameter_supported is not true')
      }
      return warn(`name in ${flow.responseType === 'id_token' ? 'the ID token' : 'UserInfo'}`, 'no name', {
        note: `${flow.label}; the test user needs a name`,
        exchange: flow.userinfo ?? flow.idTokens[0]?.exchange,
      })
    }),
}
