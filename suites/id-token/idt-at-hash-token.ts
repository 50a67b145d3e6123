import type { Check } from '../check.js'
import { everyIdToken } from '../evidence.js'
import { skip } from '../verdict.js'
import { judgeHash } from './hash-claim.js'

/** An ID token of the token endpoint that has an at_hash has the right one. */
export const idtAtHashToken: Check = {
  id: 'id-token/idt-at-hash-token',
  title: 'An at_hash in an ID token from the token endpoint is that of the access token beside it',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.1.3.6', level: 'MAY' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '3.3.3.6', level: 'MAY' }],
  oidf: 'oidcc-server',
  operations: ['getToken'],
  run: (context) =>
    everyIdToken(context, (token) =>
      token.place === 'token'
        ? judgeHash(token, { claim: 'at_hash', of: token.accessToken, required: false })
        : skip('no ID token came from the token endpoint'),
    ),
}
