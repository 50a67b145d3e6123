import type { Check } from '../check.js'
import { CLOCK_TOLERANCE, everyIdToken, receivedAt } from '../evidence.js'
import { fail, pass, skip } from '../verdict.js'

/** Who says from when a token is valid issues it no earlier. */
export const idtNbf: Check = {
  id: 'id-token/idt-nbf',
  title: 'An ID token with nbf is valid already',
  requirement: { standard: 'RFC 7519', section: '4.1.5', level: 'MAY' },
  oidf: 'oidcc-server',
  operations: ['authorize', 'getToken'],
  run: (context) =>
    everyIdToken(context, ({ claims: { nbf }, exchange, label }) => {
      if (nbf === undefined) return skip('there is no nbf')
      const latest = receivedAt(exchange) + CLOCK_TOLERANCE
      return typeof nbf === 'number' && nbf <= latest
        ? pass()
        : fail(`a number up to ${Math.floor(latest)}`, nbf, { note: label, exchange })
    }),
}
