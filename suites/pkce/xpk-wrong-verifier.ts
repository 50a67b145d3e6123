import type { Check } from '../check.js'
import { challengedCode, redeem } from './challenged-code.js'
import { judgeRedemption } from './judge-redemption.js'

/** Who stole the code has not got the verifier. */
export const xpkWrongVerifier: Check = {
  id: 'pkce/xpk-wrong-verifier',
  title: 'A code is not redeemed with a verifier that does not match its challenge',
  requirement: { standard: 'RFC 7636', section: '4.6', level: 'MUST' },
  operations: ['getToken'],
  async run(context) {
    const challenged = await challengedCode(context)
    const exchange = await redeem(context, challenged, context.random(challenged.code_verifier.length))
    return judgeRedemption(exchange, ['invalid_grant'], context.capabilities)
  },
}
