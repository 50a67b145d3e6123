import type { Check } from '../check.js'
import { hasCode, lacks } from '../evidence.js'
import { fail, pass, worst } from '../verdict.js'
import { grants, refusal } from './error-response.js'

/** A valid code is exchanged for tokens. */
export const tokenSuccess: Check = {
  id: 'token/token-success',
  title: 'The token endpoint answers a valid code with status 200 and no error',
  requirement: { standard: 'RFC 6749', section: '5.1', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '3.1.3.3', level: 'MUST' }],
  oidf: 'oidcc-server',
  operations: ['getToken'],
  async run(context) {
    const flows = (await context.baseFlows()).filter(hasCode)
    return worst(
      flows.map((flow) => {
        const { token, label } = flow
        if (token === undefined) return lacks(flow, 'authorization code', 'authorization-response/resp-parts')
        return grants(token)
          ? pass()
          : fail('status 200 with a JSON object without error', refusal(token), { note: label, exchange: token })
      }),
    )
  },
}
