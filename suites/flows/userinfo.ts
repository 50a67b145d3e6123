import type { Check } from '../check.js'
import { blocked, isNonEmptyString } from '../evidence.js'
import { flowWithAccessToken } from '../userinfo/access-token.js'
import { pass } from '../verdict.js'
import { judgedByOpenidClient } from './openid-verdict.js'

/** An application asks who signed in. */
export const userinfo: Check = {
  id: 'flows/userinfo',
  title: 'openid-client fetches the claims of the person who signed in',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '5.3', level: 'MUST' },
  operations: ['getUserInfo'],
  async run(context) {
    context.endpoint('userinfo_endpoint')
    const { flow, accessToken } = await flowWithAccessToken(context)
    const sub = flow.idTokens.at(-1)?.claims?.sub
    if (!isNonEmptyString(sub)) return blocked('there is no ID token that names the person', 'id-token/idt-sub')
    const config = await context.openidClient(flow.client)
    return judgedByOpenidClient('openid-client gets claims about the same person', async () => {
      const { fetchUserInfo } = await import('openid-client')
      await fetchUserInfo(config, accessToken, sub)
      return pass()
    })
  },
}
