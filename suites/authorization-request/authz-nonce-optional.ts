import { describeOutcome } from '../authorization-response/describe-outcome.js'
import { judgeEach } from '../authorization-response/judge-each.js'
import type { Check } from '../check.js'
import { offered } from '../response-types/response-type.js'
import { fail, pass, skip } from '../verdict.js'
import { workingFlow } from './working-flow.js'

/** Where the ID token comes from the token endpoint, a nonce is the client's choice. */
export const authzNonceOptional: Check = {
  id: 'authorization-request/authz-nonce-optional',
  title: 'A request for a code, with no ID token beside it, needs no nonce',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.1.2.1', level: 'MUST' },
  oidf: 'oidcc-ensure-request-without-nonce-succeeds-for-code-flow',
  operations: ['authorize'],
  async run(context) {
    const types = ['code', 'code token'].flatMap((type) => offered(context.capabilities, type) ?? [])
    if (types.length === 0) return skip('neither code nor code token is on offer')
    return judgeEach(types, async (response_type) => {
      await workingFlow(context, { response_type }, 'authorization')
      const { authorization } = await context.flow({
        response_type,
        parameters: { nonce: undefined },
        until: 'authorization',
      })
      const code = authorization.kind === 'callback' ? authorization.parameters.code : undefined
      if (code !== undefined && code !== '') return pass()
      return fail(
        `a code for response_type=${response_type} without nonce`,
        describeOutcome(authorization),
        authorization,
      )
    })
  },
}
