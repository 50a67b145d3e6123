import type { Check } from '../check.js'
import { everyIdToken, isNonEmptyString } from '../evidence.js'
import { fail, pass, skip } from '../verdict.js'

/** The authentication context class has a name. */
export const idtAcrString: Check = {
  id: 'id-token/idt-acr-string',
  title: 'An acr is a non-empty string',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '2', level: 'MAY' },
  oidf: 'oidcc-server',
  operations: ['authorize', 'getToken'],
  run: (context) =>
    everyIdToken(context, ({ claims: { acr }, exchange, label }) => {
      if (acr === undefined) return skip('there is no acr')
      return isNonEmptyString(acr) ? pass() : fail('a non-empty string', acr, { note: label, exchange })
    }),
}
