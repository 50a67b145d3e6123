import type { Check } from '../check.js'
import { blocked, everyIdToken, receivedAt } from '../evidence.js'
import { fail, pass } from '../verdict.js'

const FIFTY_YEARS = 50 * 31_557_600

/** The expiry is no further away than seconds can mean. */
export const idtExpUnit: Check = {
  id: 'id-token/idt-exp-unit',
  title: 'The exp of an ID token counts seconds, not milliseconds',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '2', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'RFC 7519', section: '4.1.4', level: 'MUST' }],
  oidf: 'oidcc-server',
  operations: ['authorize', 'getToken'],
  run: (context) =>
    everyIdToken(context, ({ claims: { exp }, exchange, label }) => {
      if (typeof exp !== 'number') return blocked(`${label}: exp is no number`, 'id-token/idt-exp')
      const latest = receivedAt(exchange) + FIFTY_YEARS
      return exp <= latest
        ? pass()
        : fail(`at most ${Math.floor(latest)} (in 50 years)`, exp, { note: `${label}: milliseconds?`, exchange })
    }),
}
