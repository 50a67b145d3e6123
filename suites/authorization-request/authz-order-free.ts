import { describeOutcome, succeeded } from '../authorization-response/describe-outcome.js'
import type { Check } from '../check.js'
import type { CheckContext, Flow } from '../harness/context.js'
import { anyResponseType } from '../response-types/response-type.js'
import { fail, pass, skip, type Verdict, warn, worst } from '../verdict.js'
import { completes, workingFlow } from './working-flow.js'

/** Neither the order of scopes nor that of parameters has a meaning. */
export const authzOrderFree: Check = {
  id: 'authorization-request/authz-order-free',
  title: 'Scopes and parameters of an authorization request may come in any order',
  requirement: { standard: 'RFC 6749', section: '3.3', level: 'MUST' },
  oidf: 'oidcc-alternate-happy-flow',
  operations: ['authorize'],
  async run(context) {
    if (context.capabilities.scopes?.includes('email') !== true) return skip('the scope email is not advertised')
    const response_type = anyResponseType(context.capabilities)
    await workingFlow(context, { response_type, scope: 'openid email' })
    const flow = await context.flow({ response_type, scope: 'email openid' })
    const completed = completes(flow, 'the flow completes with scope "email openid" as with "openid email"')
    if (completed.outcome !== 'pass') return completed
    return worst([emailDelivered(flow), await backwards(context, flow)])
  },
}

function emailDelivered({ userinfo, userinfoClaims, idTokens, responseType }: Flow): Verdict {
  const claims = userinfoClaims ?? idTokens[0]?.claims
  if (claims === undefined || 'email' in claims) return pass()
  return warn('the claim email, as the scope asks for it', `claims ${Object.keys(claims).join(', ')}`, {
    note: `response_type=${responseType}; the test user needs an e-mail address`,
    exchange: userinfo ?? idTokens[0]?.exchange,
  })
}

/** The same request once more, with the last parameter first. */
async function backwards(context: CheckContext, { client, sent }: Flow): Promise<Verdict> {
  const again = { ...sent, state: context.random(), nonce: context.random() }
  const outcome = await context.authorize({
    client,
    parameters: Object.fromEntries(Object.keys(again).map((name) => [name, undefined])),
    repeated: Object.entries(again).reverse(),
  })
  if (succeeded(outcome)) return pass()
  return fail('the request succeeds with its parameters in the reverse order', describeOutcome(outcome), outcome)
}
