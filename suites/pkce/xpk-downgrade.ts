import { workingFlow } from '../authorization-request/working-flow.js'
import type { Check } from '../check.js'
import { pass } from '../verdict.js'
import { redeem } from './challenged-code.js'
import { judgeRedemption } from './judge-redemption.js'

/** An attacker must not get rid of PKCE by leaving out the challenge. */
export const xpkDowngrade: Check = {
  id: 'pkce/xpk-downgrade',
  title: 'A code that was asked for without a challenge is not redeemed with a verifier',
  requirement: { standard: 'RFC 9700', section: '2.1.1', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'RFC 9700', section: '4.8.2', level: 'MUST' }],
  operations: ['getToken'],
  async run(context) {
    const { client } = await workingFlow(context, { response_type: 'code' }, 'token')
    const outcome = await context.authorize({ client })
    const code = outcome.kind === 'callback' ? (outcome.parameters.code ?? '') : ''
    if (code === '') return pass('no code is issued without a challenge, so there is nothing to redeem')
    const redirect_uri = outcome.sent.redirect_uri ?? client.redirect_uris[0]
    const exchange = await redeem(context, { client, code, redirect_uri }, context.random(43))
    const verdict = judgeRedemption(exchange, ['invalid_grant'], context.capabilities)
    return verdict.outcome === 'warn' ? pass(`refused with another error than invalid_grant`) : verdict
  },
}
