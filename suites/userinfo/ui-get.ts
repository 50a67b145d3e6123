import type { Check } from '../check.js'
import { everyUserinfoExchange } from '../evidence.js'
import { fail, pass } from '../verdict.js'

/** UserInfo answers a GET with a bearer token. */
export const uiGet: Check = {
  id: 'userinfo/ui-get',
  title: 'UserInfo answers a GET with the access token in the Authorization header',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '5.3.1', level: 'MUST' },
  oidf: 'oidcc-userinfo-get',
  operations: ['getUserInfo'],
  run: (context) =>
    everyUserinfoExchange(context, (exchange, { label }) => {
      const { status } = exchange.response
      return status === 200 ? pass() : fail({ status: 200 }, { status }, { note: label, exchange })
    }),
}
