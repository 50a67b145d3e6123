import type { Check } from '../check.js'
import { everyUserinfo, isNonEmptyString } from '../evidence.js'
import { fail, pass } from '../verdict.js'

/** UserInfo names its subject. */
export const uiSub: Check = {
  id: 'userinfo/ui-sub',
  title: 'UserInfo always has a sub',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '5.3.2', level: 'MUST' },
  oidf: 'oidcc-userinfo-get',
  operations: ['getUserInfo'],
  run: (context) =>
    everyUserinfo(context, ({ sub }, exchange, { label }) =>
      isNonEmptyString(sub) ? pass() : fail('a non-empty string', { sub }, { note: label, exchange }),
    ),
}
