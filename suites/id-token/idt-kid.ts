import type { Check } from '../check.js'
import { everyIdToken, isNonEmptyString } from '../evidence.js'
import { fail, pass, skip, warn } from '../verdict.js'

/** The key that signed can be told from the others. */
export const idtKid: Check = {
  id: 'id-token/idt-kid',
  title: 'An ID token names its key by kid when the provider has several',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '10.1', level: 'MUST' },
  oidf: 'oidcc-idtoken-signature',
  operations: ['authorize', 'getToken'],
  async run(context) {
    const { keys } = await context.jwks()
    return everyIdToken(context, ({ header: { alg, kid }, exchange, label }) => {
      if (typeof alg === 'string' && (alg === 'none' || alg.startsWith('HS')))
        return skip(`${alg} uses no published key`)
      if (isNonEmptyString(kid)) return pass()
      const details = { note: `${label}; the key set has ${keys.length} key(s)`, exchange }
      // With one key there is nothing to choose, until it is rotated.
      return keys.length > 1 ? fail('a kid', { kid }, details) : warn('a kid', { kid }, details)
    })
  },
}
