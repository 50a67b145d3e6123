import type { Check } from '../check.js'
import { everyIdToken } from '../evidence.js'
import { fail, pass } from '../verdict.js'
import { expectedIssuer } from './expected-issuer.js'

/** An ID token names its issuer. */
export const idtIss: Check = {
  id: 'id-token/idt-iss',
  title: 'The iss of an ID token is the issuer identifier, exactly',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '2', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '3.1.3.7', level: 'MUST' }],
  oidf: 'oidcc-server',
  operations: ['authorize', 'getToken'],
  run: (context) =>
    everyIdToken(context, ({ claims: { iss }, exchange, label }) => {
      const issuer = expectedIssuer(context)
      return iss === issuer ? pass() : fail({ iss: issuer }, { iss }, { note: label, exchange })
    }),
}
