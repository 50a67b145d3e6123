import { isNonEmptyString } from '../evidence.js'
import { fail, pass, warn } from '../verdict.js'
import { keySetCheck } from './key-set.js'

/** Keys can be told apart by name. */
export const jwksKidPresent = keySetCheck({
  id: 'discovery/jwks-kid-present',
  title: 'Every key of a key set with several keys has a kid',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '10.1', level: 'MUST' },
  judge(keys) {
    const nameless = keys.filter(({ kid }) => !isNonEmptyString(kid)).length
    if (nameless === 0) return pass()
    const actual = `${nameless} of ${keys.length} keys without kid`
    return keys.length > 1 ? fail('a kid in every key', actual) : warn('a kid, so that a second key can follow', actual)
  },
})
