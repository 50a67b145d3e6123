import type { Check } from '../check.js'
import { fail, pass } from '../verdict.js'
import { flowWithAccessToken } from './access-token.js'

/** UserInfo answers a POST with a bearer token in the header. */
export const uiPostHeader: Check = {
  id: 'userinfo/ui-post-header',
  title: 'UserInfo answers a POST with the access token in the Authorization header',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '5.3.1', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '5.3', level: 'MUST' }],
  oidf: 'oidcc-userinfo-post-header',
  operations: ['postUserInfo'],
  async run(context) {
    const url = context.endpoint('userinfo_endpoint')
    const { accessToken } = await flowWithAccessToken(context)
    const exchange = await context.http({ method: 'POST', url, headers: { authorization: `Bearer ${accessToken}` } })
    const { status } = exchange.response
    return status === 200 ? pass() : fail({ status: 200 }, { status }, { exchange })
  },
}
