import type { Check } from '../check.js'
import { everyIdToken } from '../evidence.js'
import { fail, pass } from '../verdict.js'

/** An ID token names the client it is for. */
export const idtAud: Check = {
  id: 'id-token/idt-aud',
  title: 'The aud of an ID token contains the client_id',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '2', level: 'MUST' },
  oidf: 'oidcc-server',
  operations: ['authorize', 'getToken'],
  run: (context) =>
    everyIdToken(context, ({ claims: { aud }, client: { client_id }, exchange, label }) => {
      const audiences: readonly unknown[] = Array.isArray(aud) ? aud : [aud]
      return audiences.includes(client_id) ? pass() : fail({ aud: client_id }, { aud }, { note: label, exchange })
    }),
}
