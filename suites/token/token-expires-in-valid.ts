import type { Check } from '../check.js'
import { everyTokenResponse } from '../evidence.js'
import { fail, pass, skip } from '../verdict.js'

const YEAR = 31_536_000

/** Whether it is a lifetime in seconds: a positive JSON number, and no more than a year, which would be milliseconds. */
export const isLifetime = (value: unknown): value is number => typeof value === 'number' && value > 0 && value <= YEAR

/** The lifetime is a number of seconds. */
export const tokenExpiresInValid: Check = {
  id: 'token/token-expires-in-valid',
  title: 'expires_in is a positive JSON number of seconds',
  requirement: { standard: 'RFC 6749', section: '5.1', level: 'MUST' },
  oidf: 'oidcc-server',
  operations: ['getToken'],
  run: (context) =>
    everyTokenResponse(context, ({ expires_in }, exchange, { label }) => {
      if (expires_in === undefined) return skip('the token response has no expires_in')
      return isLifetime(expires_in)
        ? pass()
        : fail(`a number above 0 and at most ${YEAR} (a year)`, expires_in, { note: label, exchange })
    }),
}
