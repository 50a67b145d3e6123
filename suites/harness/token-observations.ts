import { decodeJwt, decodeProtectedHeader } from 'jose'
import type { Exchange } from './exchange.js'
import { isObject } from './json.js'
import { rewrite } from './redaction/secret-places.js'

/**
 * What an answer shows of a token without telling it: read before secrets are replaced, so that two runs can be compared.
 * No value of a claim is in it.
 */
export interface TokenObservation {
  /** Number of the exchange whose answer holds it. */
  readonly exchange: number
  /** The parameter or member it stands under, such as `access_token`; `body` when it is the whole body. */
  readonly name: string
  /** `JWE`: a JWT that is encrypted. */
  readonly format: 'JWT' | 'JWE' | 'opaque'
  /** Of an opaque token: what all of its kind begin with, such as `ory_at_`; left out when there is no such thing. */
  readonly prefix?: string
  /** Parts between dots. */
  readonly parts: number
  readonly alg?: string
  readonly typ?: string
  /** Names of the header's parameters, sorted. */
  readonly header?: readonly string[]
  /** Claims with their JSON types; left out for a JWE. */
  readonly claims?: Readonly<Record<string, string>>
  /** Seconds from `iat` to `exp`. */
  readonly lifetime?: number
}

/** Two words in lower case with underscores, before what is random: a third one may be chance already. */
const PREFIX = /^(?:[a-z]{2,8}_){2}/
/** Not tokens: nobody parses them, and a person types some of them. */
const NOT_TOKENS: ReadonlySet<string> = new Set([
  'cookie',
  'user_code',
  'client_secret',
  'password',
  'code_verifier',
  'private key',
])

/** The JSON type of a value, as in JSON Schema. */
export function jsonType(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

const typesOf = (claims: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(claims)
      .map(([name, value]) => [name, jsonType(value)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

type Description = Omit<TokenObservation, 'exchange' | 'name'>

function opaque(value: string): Description {
  const [prefix] = PREFIX.exec(value) ?? []
  return { format: 'opaque', parts: value.split('.').length, ...(prefix === undefined ? {} : { prefix }) }
}

/** What can be said of one token. */
export function describeToken(value: string): Description {
  const parts = value.split('.').length
  if (parts !== 3 && parts !== 5) return opaque(value)
  try {
    const header = decodeProtectedHeader(value)
    const { alg, typ } = header
    const about = {
      parts,
      ...(typeof alg === 'string' ? { alg } : {}),
      ...(typeof typ === 'string' ? { typ } : {}),
      header: Object.keys(header).sort(),
    }
    if (parts === 5) return { format: 'JWE', ...about }
    const claims = decodeJwt(value)
    const { iat, exp } = claims
    const lifetime = typeof iat === 'number' && typeof exp === 'number' ? { lifetime: exp - iat } : {}
    return { format: 'JWT', ...about, claims: isObject(claims) ? typesOf(claims) : {}, ...lifetime }
  } catch {
    return opaque(value)
  }
}

/** The tokens in the answers of exchanges whose secrets are still there. */
export function observeTokens(exchanges: readonly Exchange[]): readonly TokenObservation[] {
  const tokens = exchanges.flatMap(tokensIn)
  const of = ({ name }: TokenObservation) => tokens.filter((one) => one.name === name && one.format === 'opaque')
  // Randomness may look like a prefix; one that is none is not shared by all.
  const prefixes = new Map<string, ReadonlySet<string | undefined>>()
  for (const token of tokens) {
    if (token.prefix !== undefined && !prefixes.has(token.name))
      prefixes.set(token.name, new Set(of(token).map(({ prefix }) => prefix)))
  }
  return tokens.map((token) => {
    if (token.prefix === undefined || prefixes.get(token.name)?.size === 1) return token
    const { prefix: _chance, ...rest } = token
    return rest
  })
}

function tokensIn(exchange: Exchange): readonly TokenObservation[] {
  const found = new Map<string, TokenObservation>()
  const note = (name: string, value: string): string => {
    if (!NOT_TOKENS.has(name) && !found.has(name))
      found.set(name, { exchange: exchange.id, name, ...describeToken(value) })
    return value
  }
  // The answer alone: what the harness sent says nothing about the target.
  rewrite({ ...exchange, request: { method: 'GET', url: '', headers: [] } }, note)
  const { headers, body } = exchange.response
  if (/\bjwt\b/.test(headers.get('content-type') ?? '')) note('body', body.trim())
  return [...found.values()]
}
