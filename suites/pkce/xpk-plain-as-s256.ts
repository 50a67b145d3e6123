import type { Check } from '../check.js'
import { challengedCode, redeem } from './challenged-code.js'
import { judgeRedemption } from './judge-redemption.js'

/** The challenge is no secret: whoever saw the request has it. */
export const xpkPlainAsS256: Check = {
  id: 'pkce/xpk-plain-as-s256',
  title: 'An S256 challenge is not met by sending the challenge itself as the verifier',
  requirement: { standard: 'RFC 7636', section: '4.6', level: 'MUST' },
  operations: ['getToken'],
  async run(context) {
    const challenged = await challengedCode(context)
    const exchange = await redeem(context, challenged, challenged.code_challenge)
    return judgeRedemption(exchange, ['invalid_grant'], context.capabilities)
  },
}
