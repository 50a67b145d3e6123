import type { Check } from '../check.js'
import { CLOCK_TOLERANCE, everyIdToken, receivedAt } from '../evidence.js'
import { fail, pass } from '../verdict.js'

/** An ID token tells when it expires, and it has not. */
export const idtExp: Check = {
  id: 'id-token/idt-exp',
  title: 'The exp of an ID token is a number that lies in the future',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '2', level: 'MUST' },
  oidf: 'oidcc-server',
  operations: ['authorize', 'getToken'],
  run: (context) =>
    everyIdToken(context, ({ claims: { exp }, exchange, label }) => {
      const earliest = receivedAt(exchange) - CLOCK_TOLERANCE
      return typeof exp === 'number' && exp > earliest
        ? pass()
        : fail(`a number above ${Math.floor(earliest)}`, exp, { note: label, exchange })
    }),
}
