import type { Check } from '../check.js'
import { hasCode, hasIdToken, lacks } from '../evidence.js'
import { fail, pass, skip, worst } from '../verdict.js'

/** Authorization and token endpoint speak of the same person. */
export const idtHybridSameSub: Check = {
  id: 'id-token/idt-hybrid-same-sub',
  title: 'Both ID tokens of a hybrid flow have the same iss and sub',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.3.3.6', level: 'MUST' },
  oidf: 'oidcc-server',
  operations: ['authorize', 'getToken'],
  async run(context) {
    const flows = (await context.baseFlows()).filter((flow) => hasCode(flow) && hasIdToken(flow))
    if (flows.length === 0) return skip('no response type gives two ID tokens')
    return worst(
      flows.map((flow) => {
        const front = flow.idTokens.find(({ place }) => place === 'authorization')?.claims
        const back = flow.idTokens.find(({ place }) => place === 'token')
        if (front === undefined || back?.claims === undefined) {
          return lacks(flow, 'pair of ID tokens', 'id-token/idt-format')
        }
        const expected = { iss: front.iss, sub: front.sub }
        const actual = { iss: back.claims.iss, sub: back.claims.sub }
        const same = expected.iss === actual.iss && expected.sub === actual.sub
        return same ? pass() : fail(expected, actual, { note: flow.label, exchange: back.exchange })
      }),
    )
  },
}
