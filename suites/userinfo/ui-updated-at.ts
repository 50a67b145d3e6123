import type { Check } from '../check.js'
import { CLOCK_TOLERANCE, everyUserinfo, receivedAt } from '../evidence.js'
import { isPlausibleUpdate } from '../id-token/standard-claims.js'
import { flowsWithClaims } from '../scopes/flows-with-claims.js'
import { fail, pass, skip } from '../verdict.js'

/** The time of the last change makes sense. */
export const uiUpdatedAt: Check = {
  id: 'userinfo/ui-updated-at',
  title: 'An updated_at in UserInfo counts seconds since 1970',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '5.1', level: 'MUST' },
  oidf: 'oidcc-userinfo-get',
  operations: ['getUserInfo'],
  run: async (context) =>
    everyUserinfo(
      context,
      ({ updated_at }, exchange, { label }) => {
        if (updated_at === undefined) return skip('UserInfo has no updated_at')
        return isPlausibleUpdate(updated_at, receivedAt(exchange) + CLOCK_TOLERANCE)
          ? pass()
          : fail('a number of seconds between 1990 and now', updated_at, { note: label, exchange })
      },
      await flowsWithClaims(context),
    ),
}
