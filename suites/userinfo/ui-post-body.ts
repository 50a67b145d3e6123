import type { Check } from '../check.js'
import { isNonEmptyString } from '../evidence.js'
import { jsonBody, mediaType } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { fail, pass, skip, warn } from '../verdict.js'
import { flowWithAccessToken } from './access-token.js'

/** UserInfo takes the access token in the form, or says that it does not. */
export const uiPostBody: Check = {
  id: 'userinfo/ui-post-body',
  title: 'UserInfo answers a POST with the access token in the form',
  requirement: { standard: 'RFC 6750', section: '2.2', level: 'MAY' },
  oidf: 'oidcc-userinfo-post-body',
  operations: ['postUserInfo'],
  async run(context) {
    const url = context.endpoint('userinfo_endpoint')
    const { flow, accessToken } = await flowWithAccessToken(context)
    const exchange = await context.http({ url, form: { access_token: accessToken } })
    const { status } = exchange.response
    if (status < 200 || status > 299) {
      return warn('a status of 2xx', status, { note: 'this way of sending the token is optional', exchange })
    }
    if (mediaType(exchange) === 'application/jwt') return skip('UserInfo is a JWT here')
    const claims = jsonBody(exchange)
    if (!isObject(claims) || !isNonEmptyString(claims.sub)) {
      return fail('a JSON object with sub', isObject(claims) ? 'no sub' : 'no JSON object', { exchange })
    }
    const sub = flow.userinfoClaims?.sub
    return sub === undefined || sub === claims.sub ? pass() : fail({ sub }, { sub: claims.sub }, { exchange })
  },
}
