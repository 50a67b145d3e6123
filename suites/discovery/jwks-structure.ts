import type { JsonObject } from '../harness/context.js'
import { fail, pass } from '../verdict.js'
import { strings } from './configuration.js'
import { keyDefect } from './key-defects.js'
import { keySetCheck, nameOf } from './key-set.js'

/** Whether ID tokens are signed with published keys: RS256 when nothing is said. */
const signsWithKeys = ({ id_token_signing_alg_values_supported }: Readonly<JsonObject>): boolean =>
  (strings(id_token_signing_alg_values_supported) ?? ['RS256']).some((alg) => alg !== 'none' && !alg.startsWith('HS'))

/** Every key in the set is a key. */
export const jwksStructure = keySetCheck({
  id: 'discovery/jwks-structure',
  title: 'Every key in the key set has a type and the members that its type needs',
  requirement: { standard: 'RFC 7517', section: '4', level: 'MUST' },
  alsoRequiredBy: [
    { standard: 'RFC 7518', section: '6', level: 'MUST' },
    { standard: 'OpenID Connect Discovery 1.0', section: '3', level: 'MUST' },
  ],
  judge(keys, { metadata }, published) {
    if (keys.length === 0 && signsWithKeys(metadata)) return fail('the keys that sign ID tokens', 'no keys')
    if (published.length > keys.length)
      return fail('objects', `${published.length - keys.length} members that are no objects`)
    const defects = keys.flatMap((key, index) => {
      const defect = keyDefect(key)
      return defect === undefined ? [] : [`key ${nameOf(key, index)}: ${defect}`]
    })
    return defects.length === 0 ? pass() : fail('well-formed keys', defects)
  },
})
