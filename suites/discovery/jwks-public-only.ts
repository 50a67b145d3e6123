import { fail, pass } from '../verdict.js'
import { keySetCheck, nameOf } from './key-set.js'

/** Members that only the owner of a key may have, RFC 7518 sections 6.2.2, 6.3.2 and 6.4. */
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'] as const

/** No secret is published. */
export const jwksPublicOnly = keySetCheck({
  id: 'discovery/jwks-public-only',
  title: 'The key set holds neither private nor symmetric keys',
  requirement: { standard: 'OpenID Connect Discovery 1.0', section: '3', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'RFC 7517', section: '9.2', level: 'MUST' }],
  judge(keys) {
    const leaks = keys.flatMap((key, index) => {
      const found: readonly string[] = PRIVATE_MEMBERS.filter((name) => key[name] !== undefined)
      const symmetric = key.kty === 'oct' && found.length === 0 ? ['kty oct'] : []
      return [...found, ...symmetric].map((name) => `key ${nameOf(key, index)}: ${name}`)
    })
    // The names only: what was published must not be spread further by the report.
    return leaks.length === 0 ? pass() : fail('public keys only', leaks)
  },
})
