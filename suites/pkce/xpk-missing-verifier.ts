import type { Check } from '../check.js'
import { challengedCode, redeem } from './challenged-code.js'
import { judgeRedemption } from './judge-redemption.js'

/** Who had a challenge has to meet it. */
export const xpkMissingVerifier: Check = {
  id: 'pkce/xpk-missing-verifier',
  title: 'A code that was asked for with a challenge is not redeemed without a verifier',
  requirement: { standard: 'RFC 7636', section: '4.6', level: 'MUST' },
  operations: ['getToken'],
  async run(context) {
    const exchange = await redeem(context, await challengedCode(context), undefined)
    return judgeRedemption(exchange, ['invalid_grant', 'invalid_request'], context.capabilities)
  },
}
