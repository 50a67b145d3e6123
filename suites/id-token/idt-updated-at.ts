import type { Check } from '../check.js'
import { CLOCK_TOLERANCE, everyIdToken, receivedAt } from '../evidence.js'
import { flowsWithClaims } from '../scopes/flows-with-claims.js'
import { fail, pass, skip } from '../verdict.js'
import { isPlausibleUpdate } from './standard-claims.js'

/** The time of the last change makes sense. */
export const idtUpdatedAt: Check = {
  id: 'id-token/idt-updated-at',
  title: 'An updated_at in an ID token counts seconds since 1970',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '5.1', level: 'MUST' },
  oidf: 'oidcc-server',
  operations: ['authorize', 'getToken'],
  run: async (context) =>
    everyIdToken(
      context,
      ({ claims: { updated_at }, exchange, label }) => {
        if (updated_at === undefined) return skip('no ID token has updated_at')
        return isPlausibleUpdate(updated_at, receivedAt(exchange) + CLOCK_TOLERANCE)
          ? pass()
          : fail('a number of seconds between 1990 and now', updated_at, { note: label, exchange })
      },
      [...(await context.baseFlows()), ...(await flowsWithClaims(context))],
    ),
}
