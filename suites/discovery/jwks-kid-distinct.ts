import { fail, pass, warn } from '../verdict.js'
import { keySetCheck, type PublishedKey } from './key-set.js'

/** Values that occur more than once. */
const repeated = (values: readonly string[]): readonly string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
]

const named = (keys: readonly PublishedKey[]) =>
  keys.flatMap(({ kid, kty }) => (typeof kid === 'string' ? [{ kid, kty: String(kty) }] : []))

/** A kid stands for one key. */
export const jwksKidDistinct = keySetCheck({
  id: 'discovery/jwks-kid-distinct',
  title: 'Different keys of the key set have different kid values',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '10.1', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'RFC 7517', section: '4.5', level: 'SHOULD' }],
  judge(keys) {
    const ambiguous = repeated(named(keys).map(({ kid, kty }) => `${kid} (${kty})`))
    if (ambiguous.length > 0) return fail('one key for each kid', ambiguous)
    const shared = repeated(named(keys).map(({ kid }) => kid))
    // RFC 7517 section 4.5 lets keys of different types share a kid when they are alternatives of each other.
    return shared.length === 0 ? pass() : warn('one key for each kid', shared)
  },
})
