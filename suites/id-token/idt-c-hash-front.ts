import type { Check } from '../check.js'
import { everyIdToken, hasCode } from '../evidence.js'
import { skip } from '../verdict.js'
import { judgeHash } from './hash-claim.js'

/** An ID token that comes with a code is bound to it. */
export const idtCHashFront: Check = {
  id: 'id-token/idt-c-hash-front',
  title: 'An ID token that comes from the authorization endpoint with a code has the c_hash of that code',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.3.2.11', level: 'MUST' },
  oidf: 'oidcc-server',
  operations: ['authorize'],
  run: (context) =>
    everyIdToken(context, (token, flow) =>
      token.place === 'authorization'
        ? judgeHash(token, { claim: 'c_hash', of: token.code, required: hasCode(flow) })
        : skip('no ID token came from the authorization endpoint'),
    ),
}
