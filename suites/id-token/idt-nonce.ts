import type { Check } from '../check.js'
import { everyIdToken } from '../evidence.js'
import { fail, pass, skip } from '../verdict.js'

/** The nonce comes back unchanged. */
export const idtNonce: Check = {
  id: 'id-token/idt-nonce',
  title: 'An ID token repeats the nonce of the authentication request',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '2', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '3.1.3.7', level: 'MUST' }],
  oidf: 'oidcc-server',
  operations: ['authorize', 'getToken'],
  run: (context) =>
    everyIdToken(context, ({ claims: { nonce }, sent, exchange, label }) => {
      if (sent.nonce === undefined && nonce === undefined) return skip('no nonce was sent')
      return nonce === sent.nonce ? pass() : fail({ nonce: sent.nonce }, { nonce }, { note: label, exchange })
    }),
}
