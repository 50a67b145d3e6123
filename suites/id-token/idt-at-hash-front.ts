import type { Check } from '../check.js'
import { everyIdToken, hasToken } from '../evidence.js'
import { skip } from '../verdict.js'
import { judgeHash } from './hash-claim.js'

/** An ID token that comes with an access token is bound to it. */
export const idtAtHashFront: Check = {
  id: 'id-token/idt-at-hash-front',
  title: 'An ID token that comes from the authorization endpoint with an access token has the at_hash of that token',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.2.2.10', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '3.3.2.11', level: 'MUST' }],
  oidf: 'oidcc-server',
  operations: ['authorize'],
  run: (context) =>
    everyIdToken(context, (token, flow) =>
      token.place === 'authorization'
        ? judgeHash(token, { claim: 'at_hash', of: token.accessToken, required: hasToken(flow) })
        : skip('no ID token came from the authorization endpoint'),
    ),
}
