import type { Check } from '../check.js'
import { CLOCK_TOLERANCE, everyIdToken, receivedAt } from '../evidence.js'
import { fail, pass } from '../verdict.js'

/** An ID token tells when it was issued. */
export const idtIat: Check = {
  id: 'id-token/idt-iat',
  title: 'The iat of an ID token is a number that does not lie in the future',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '2', level: 'MUST' },
  oidf: 'oidcc-server',
  operations: ['authorize', 'getToken'],
  run: (context) =>
    everyIdToken(context, ({ claims: { iat }, exchange, label }) => {
      const latest = receivedAt(exchange) + CLOCK_TOLERANCE
      return typeof iat === 'number' && iat <= latest
        ? pass()
        : fail(`a number up to ${Math.floor(latest)}`, iat, { note: label, exchange })
    }),
}
