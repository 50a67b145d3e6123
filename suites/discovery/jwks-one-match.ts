import type { Check } from '../check.js'
import { everyIdToken } from '../evidence.js'
import { fail, pass, skip } from '../verdict.js'
import { matchingKeys } from './matching-keys.js'

/** The header of a token leads to its key. */
export const jwksOneMatch: Check = {
  id: 'discovery/jwks-one-match',
  title: 'The header of every ID Token picks exactly one key of the key set',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '10.1', level: 'MUST' },
  oidf: 'oidcc-server',
  operations: ['getJwks', 'getToken', 'authorize'],
  async run(context) {
    const { keys } = await context.jwks()
    return everyIdToken(context, ({ header, label, exchange }) => {
      const { alg, kid } = header
      if (typeof alg !== 'string' || alg === 'none' || alg.startsWith('HS')) {
        return skip(`${label}: the ID token is not signed with a published key`)
      }
      const count = matchingKeys(keys, { alg, kid }).length
      const note = `${label}: alg ${alg}, ${kid === undefined ? 'no kid' : `kid ${String(kid)}`}`
      return count === 1 ? pass() : fail('one key', `${count} keys`, { note, exchange })
    })
  },
}
