import type { Check } from '../check.js'
import { blocked, CLOCK_TOLERANCE, everyIdToken, receivedAt } from '../evidence.js'
import { fail, pass } from '../verdict.js'

/** The time of issue is now. */
export const idtIatFresh: Check = {
  id: 'id-token/idt-iat-fresh',
  title: 'An ID token was issued for this login, not kept from before',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '2', level: 'SHOULD' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '3.1.3.7', level: 'SHOULD' }],
  oidf: 'oidcc-server',
  operations: ['authorize', 'getToken'],
  run: (context) =>
    everyIdToken(context, ({ claims: { iat }, exchange, label }) => {
      if (typeof iat !== 'number') return blocked(`${label}: iat is no number`, 'id-token/idt-iat')
      const earliest = receivedAt(exchange) - CLOCK_TOLERANCE
      return iat >= earliest ? pass() : fail(`at least ${Math.floor(earliest)}`, iat, { note: label, exchange })
    }),
}
