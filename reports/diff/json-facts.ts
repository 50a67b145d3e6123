import { isObject, strings } from '../../suites/harness/json.js'
import { jsonType } from '../../suites/harness/token-observations.js'
import { type Addresses, looksRandom } from './addresses.js'
import { type Fact, keyOf, list } from './facts.js'

/** Levels of a body that are looked at. */
const DEEPEST = 8

/** Members whose value is a word of the standards, so that the value itself is compared. */
const WORDS =
  /^(?:token_type|issued_token_type|token_use|token_endpoint_auth_method|application_type|subject_type|active|interval|\w+_alg|\w+_enc|\w+_required)$/
/** Members that hold a list of such words. */
const LISTS = /^(?:scope|grant_types|response_types)$/

const wordsOf = (value: unknown): readonly string[] =>
  (typeof value === 'string' ? value.split(' ') : strings(value)).map((word) => (looksRandom(word) ? '{random}' : word))

/** Names and types of all members; those in lists by `[]`. */
function members(value: unknown, path: string, within: readonly string[], depth = 0): readonly Fact[] {
  if (depth > DEEPEST) return []
  if (Array.isArray(value)) return value.flatMap((item) => members(item, `${path}[]`, within, depth + 1))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, member]) => {
    const fact: Fact = { kind: 'member', name: path === '' ? name : `${path}.${name}`, value: jsonType(member), within }
    return [fact, ...members(member, fact.name, [keyOf(fact)], depth + 1)]
  })
}

function values(body: Readonly<Record<string, unknown>>): readonly Fact[] {
  return Object.entries(body).flatMap(([name, value]): readonly Fact[] => {
    const within = [keyOf({ kind: 'member', name })]
    if (LISTS.test(name)) return list('value', name, wordsOf(value), within)
    if (!WORDS.test(name) || typeof value === 'object') return []
    return [{ kind: 'value', name, value: String(value), within }]
  })
}

/** Seconds that something lives, from members that say so. */
function lifetimes({ expires_in, exp, iat }: Readonly<Record<string, unknown>>): readonly Fact[] {
  const within = (name: string) => [keyOf({ kind: 'member', name })]
  return [
    ...(typeof expires_in === 'number'
      ? [{ kind: 'lifetime' as const, name: 'expires_in', value: expires_in, within: within('expires_in') }]
      : []),
    ...(typeof exp === 'number' && typeof iat === 'number'
      ? [{ kind: 'lifetime' as const, name: 'exp - iat', value: exp - iat, within: within('exp') }]
      : []),
  ]
}

/** The keys of a key set by what they are for, RFC 7517 section 5. */
const keyKinds = ({ keys }: Readonly<Record<string, unknown>>): readonly Fact[] =>
  !Array.isArray(keys) || !keys.every((key) => isObject(key) && typeof key.kty === 'string')
    ? []
    : list(
        'value',
        'keys[]',
        new Set(
          keys
            .filter(isObject)
            .map((key) =>
              ['kty', 'crv', 'use', 'alg']
                .flatMap((name) => (key[name] === undefined ? [] : [String(key[name])]))
                .join(' '),
            ),
        ),
      )

/** The values of a discovery document: they are its meaning. Addresses by their names. */
function metadata(document: Readonly<Record<string, unknown>>, addresses: Addresses, path = ''): readonly Fact[] {
  return Object.entries(document).flatMap(([member, value]): readonly Fact[] => {
    const name = path + member
    if (Array.isArray(value))
      return list(
        'metadata',
        name,
        new Set(value.map((item) => (typeof item === 'string' ? item : JSON.stringify(item)))),
      )
    if (isObject(value)) return [{ kind: 'metadata', name, value: 'object' }, ...metadata(value, addresses, `${name}.`)]
    return [{ kind: 'metadata', name, value: typeof value === 'string' ? addresses.named(value) : String(value) }]
  })
}

const isMetadata = (body: Readonly<Record<string, unknown>>): boolean =>
  typeof body.issuer === 'string' &&
  ['jwks_uri', 'authorization_endpoint', 'token_endpoint'].some((name) => name in body)

const ACTIVE = keyOf({ kind: 'value', name: 'active' })
const hangingOn = (fact: Fact, key: string): Fact => ({ ...fact, within: [...(fact.within ?? []), key] })

/** What a JSON body says. */
export function jsonFacts(body: unknown, addresses: Addresses): readonly Fact[] {
  if (!isObject(body)) return members(body, '', [])
  if (isMetadata(body)) return metadata(body, addresses)
  const { error, active } = body
  const facts: readonly Fact[] = [
    ...members(body, '', []),
    ...values(body),
    ...keyKinds(body),
    ...lifetimes(body),
    ...(typeof error === 'string' ? [{ kind: 'error' as const, name: 'error', value: error }] : []),
  ]
  // RFC 7662 section 2.2: of a token that is over nothing else is told, so that its members are no news.
  return typeof active === 'boolean'
    ? facts.map((fact) => (fact.name === 'active' ? fact : hangingOn(fact, ACTIVE)))
    : facts
}
