import type { Check } from '../check.js'
import { fail, pass } from '../verdict.js'
import { signedUserinfo } from './signed-userinfo.js'

/** A signed UserInfo response is not an ID token in disguise. */
export const uiSignedNoNonce: Check = {
  id: 'userinfo/ui-signed-no-nonce',
  title: 'A signed UserInfo response has no nonce, which belongs into ID tokens',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '5.3.2', level: 'MUST' },
  oidf: 'oidcc-userinfo-rs256',
  operations: ['getUserInfo'],
  async run(context) {
    const { claims, exchange } = await signedUserinfo(context)
    return claims.nonce === undefined ? pass() : fail('no nonce', 'nonce is present', { exchange })
  },
}
