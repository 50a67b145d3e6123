import type { Check } from '../check.js'
import { everyIdToken } from '../evidence.js'
import { skip } from '../verdict.js'
import { judgeHash } from './hash-claim.js'

/** An ID token of the token endpoint that has a c_hash has the right one. */
export const idtCHashToken: Check = {
  id: 'id-token/idt-c-hash-token',
  title: 'A c_hash in an ID token from the token endpoint is that of the code it was given for',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.3.3.6', level: 'MAY' },
  oidf: 'oidcc-server',
  operations: ['getToken'],
  run: (context) =>
    everyIdToken(context, (token, { callback }) =>
      token.place === 'token'
        ? judgeHash(token, { claim: 'c_hash', of: callback?.parameters.code, required: false })
        : skip('no ID token came from the token endpoint'),
    ),
}
