import { judgeRefusal } from '../authorization-request/refusal.js'
import { workingFlow } from '../authorization-request/working-flow.js'
import { succeeded } from '../authorization-response/describe-outcome.js'
import type { Check } from '../check.js'
import { skip, warn } from '../verdict.js'
import { s256 } from './challenged-code.js'
import { advertisesS256, IGNORED } from './judge-redemption.js'

/** A method that the provider can't check must not look as if it were checked. */
export const xpkUnknownMethod: Check = {
  id: 'pkce/xpk-unknown-method',
  title: 'A code_challenge_method that the provider does not know is refused',
  requirement: { standard: 'RFC 7636', section: '4.4.1', level: 'MUST' },
  operations: ['authorize'],
  async run(context) {
    const { client } = await workingFlow(context, { response_type: 'code' }, 'authorization')
    const parameters = { code_challenge: s256(context.random()), code_challenge_method: 'S1' }
    const outcome = await context.authorize({ client, parameters })
    if (succeeded(outcome) && !advertisesS256(context.capabilities)) return skip(IGNORED)
    return judgeRefusal(outcome, ['invalid_request'], warn)
  },
}
