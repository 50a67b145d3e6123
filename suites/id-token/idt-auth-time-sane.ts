import type { Check } from '../check.js'
import { CLOCK_TOLERANCE, everyIdToken, receivedAt } from '../evidence.js'
import { fail, pass, skip } from '../verdict.js'

const YEAR = 31_557_600

/** The time of the login makes sense. */
export const idtAuthTimeSane: Check = {
  id: 'id-token/idt-auth-time-sane',
  title: 'An auth_time is a number of seconds in the past year',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '2', level: 'MAY' },
  oidf: 'oidcc-server',
  operations: ['authorize', 'getToken'],
  run: (context) =>
    everyIdToken(context, ({ claims: { auth_time }, exchange, label }) => {
      if (auth_time === undefined) return skip('there is no auth_time')
      const now = receivedAt(exchange)
      return typeof auth_time === 'number' && auth_time <= now + CLOCK_TOLERANCE && auth_time > now - YEAR
        ? pass()
        : fail('a number of seconds in the past year', auth_time, { note: label, exchange })
    }),
}
