import type { Check } from '../check.js'
import { anyResponseType } from '../response-types/response-type.js'
import { fail, pass, Skip, worst } from '../verdict.js'
import { completes, workingFlow } from './working-flow.js'

const PUNCTUATION = '-._~'
const LENGTH = 43

/** A nonce as long as a SHA-256 in base64url survives. */
export const authzNonceLong: Check = {
  id: 'authorization-request/authz-nonce-long',
  title: 'A nonce of 43 characters stands unchanged in the ID token',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '2', level: 'MUST' },
  oidf: 'oidcc-refresh-token',
  operations: ['authorize', 'getToken'],
  async run(context) {
    const response_type = anyResponseType(context.capabilities)
    const ordinary = await workingFlow(context, { response_type }, 'token')
    if (ordinary.idTokens.some(({ claims, sent }) => claims?.nonce !== sent.nonce)) {
      throw new Skip('a short nonce does not come back either', 'id-token/idt-nonce')
    }
    const nonce = context.random(LENGTH - PUNCTUATION.length) + PUNCTUATION
    const flow = await context.flow({ response_type, parameters: { nonce }, until: 'token', own: true })
    const completed = completes(flow, 'the flow completes with a nonce of 43 characters')
    if (completed.outcome !== 'pass') return completed
    return worst(
      flow.idTokens.map(({ claims, exchange }) =>
        claims?.nonce === nonce ? pass() : fail(nonce, claims?.nonce ?? 'no nonce', { exchange }),
      ),
    )
  },
}
