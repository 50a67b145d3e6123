import type { Check } from '../check.js'
import { everyIdToken } from '../evidence.js'
import { fail, pass, skip } from '../verdict.js'

/** RS256 can be asked for by name. */
export const idtAlgRs256: Check = {
  id: 'id-token/idt-alg-rs256',
  title: 'A client that registered RS256 gets ID tokens signed with RS256',
  requirement: { standard: 'OpenID Connect Dynamic Client Registration 1.0', section: '2', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '15.1', level: 'MUST' }],
  oidf: 'oidcc-idtoken-rs256',
  operations: ['authorize', 'getToken'],
  async run(context) {
    if (!context.capabilities.clientsOnDemand) return skip('needs dynamic registration')
    const flow = await context.flow({
      response_type: context.capabilities.responseTypes.includes('code') ? 'code' : 'id_token',
      client: { metadata: { id_token_signed_response_alg: 'RS256' } },
      until: 'token',
    })
    return everyIdToken(
      context,
      ({ header: { alg }, exchange, label }) =>
        alg === 'RS256' ? pass() : fail({ alg: 'RS256' }, { alg }, { note: label, exchange }),
      [flow],
    )
  },
}
