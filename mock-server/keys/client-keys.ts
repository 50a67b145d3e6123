import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose'
import type { ProviderContext } from '../context.js'
import type { ClientRecord } from '../store/records.js'

/** How long keys behind a `jwks_uri` are used without asking again, in milliseconds. */
const FRESH_FOR = 60_000
/** Most bytes of a key set that are read. */
const MAXIMUM_LENGTH = 262_144

interface Fetched {
  readonly at: number
  readonly getKey: JWTVerifyGetKey
}

/** What was fetched for each client; goes with the client's record. */
const fetched = new WeakMap<ClientRecord, Fetched>()

/**
 * The client's public keys for jose: its `jwks`, or what is behind its `jwks_uri` (fetched again when a key is unknown,
 * OpenID Connect Core 1.0 section 10.1.1). `undefined` when it registered neither.
 */
export function clientKeys(
  context: Pick<ProviderContext, 'fetch' | 'clock'>,
  client: ClientRecord,
): JWTVerifyGetKey | undefined {
  const { jwks, jwks_uri } = client.metadata
  if (isKeySet(jwks)) return createLocalJWKSet(jwks)
  if (typeof jwks_uri !== 'string') return undefined
  return async (header, token) => {
    const known = fetched.get(client)
    if (known !== undefined && context.clock.now() - known.at < FRESH_FOR) {
      try {
        return await known.getKey(header, token)
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
      }
    }
    const getKey = createLocalJWKSet(await fetchKeySet(context, jwks_uri))
    fetched.set(client, { at: context.clock.now(), getKey })
    return getKey(header, token)
  }
}

async function fetchKeySet(context: Pick<ProviderContext, 'fetch'>, uri: string): Promise<JSONWebKeySet> {
  const response = await context.fetch(
    new Request(uri, {
      headers: { accept: 'application/jwk-set+json, application/json' },
      signal: AbortSignal.timeout(5_000),
    }),
  )
  const text = await response.text()
  if (!response.ok || text.length > MAXIMUM_LENGTH)
    throw new errors.JWKSInvalid('jwks_uri does not answer with a key set')
  const body: unknown = JSON.parse(text)
  if (!isKeySet(body)) throw new errors.JWKSInvalid('jwks_uri does not answer with a key set')
  return body
}

const isKeySet = (value: unknown): value is JSONWebKeySet =>
  typeof value === 'object' && value !== null && 'keys' in value && Array.isArray(value.keys)
