import type { Check } from '../check.js'
import { everyIdToken } from '../evidence.js'
import { fail, pass } from '../verdict.js'
import { signatureDefect } from './signature.js'

/** ID tokens are signed with a published key. */
export const idtSignature: Check = {
  id: 'id-token/idt-signature',
  title: 'The signature of an ID token verifies with the key of the provider that it names',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '2', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '10.1', level: 'MUST' }],
  oidf: 'oidcc-server',
  operations: ['authorize', 'getToken', 'getJwks'],
  run: (context) =>
    everyIdToken(context, async (token) => {
      const defect = await signatureDefect(context, token)
      return defect === undefined
        ? pass()
        : fail('a signature by the one matching key', defect, { note: token.label, exchange: token.exchange })
    }),
}
