import type { Check } from '../check.js'
import { everyUserinfoExchange, lacks } from '../evidence.js'
import { jsonBody, mediaType } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { fail, pass, skip } from '../verdict.js'

/** Plain UserInfo is a JSON object. */
export const uiJson: Check = {
  id: 'userinfo/ui-json',
  title: 'A UserInfo response that is not signed is a JSON object sent as application/json',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '5.3.2', level: 'MUST' },
  oidf: 'oidcc-userinfo-get',
  operations: ['getUserInfo'],
  run: (context) =>
    everyUserinfoExchange(context, (exchange, flow) => {
      if (exchange.response.status !== 200) return lacks(flow, 'UserInfo response', 'userinfo/ui-get')
      const type = mediaType(exchange)
      if (type === 'application/jwt' && flow.client.metadata.userinfo_signed_response_alg !== undefined) {
        return skip('the client is registered for signed UserInfo responses')
      }
      const details = { note: flow.label, exchange }
      if (type !== 'application/json') return fail('application/json', type ?? 'no Content-Type', details)
      return isObject(jsonBody(exchange)) ? pass() : fail('a JSON object', 'something else', details)
    }),
}
