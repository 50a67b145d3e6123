import { type CryptoKey, compactVerify, createLocalJWKSet, errors, type JSONWebKeySet } from 'jose'
import type { DecodedIdToken } from '../evidence.js'
import type { CheckContext, JsonObject } from '../harness/context.js'

/** What is wrong with the signature of an ID token, or `undefined`. Throws `Skip` when there is no key set. */
export async function signatureDefect(context: CheckContext, token: DecodedIdToken): Promise<string | undefined> {
  const { alg } = token.header
  const { client } = token
  if (alg === 'none') {
    const registered = client.metadata.id_token_signed_response_alg === 'none' && token.place !== 'authorization'
    return registered ? undefined : 'alg is none'
  }
  if (typeof alg === 'string' && alg.startsWith('HS')) {
    if (client.client_secret === undefined) return `alg is ${alg}, and the client has no secret`
    return keyDefect(token.jwt, new TextEncoder().encode(client.client_secret))
  }
  return keySetDefect(token.jwt, (await context.jwks()).keys)
}

/** What is wrong with the signature of a JWT that one of the keys should have signed. */
export async function keySetDefect(jwt: string, keys: readonly Readonly<JsonObject>[]): Promise<string | undefined> {
  const set: JSONWebKeySet = { keys: keys.filter(hasType) }
  try {
    await compactVerify(jwt, createLocalJWKSet(set))
    return undefined
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) return described(error)
    // Without kid there may be several candidates; Core section 10.1 leaves that to id-token/idt-kid.
    for await (const key of error) {
      if ((await keyDefect(jwt, key)) === undefined) return undefined
    }
    return 'no key of the key set made the signature'
  }
}

async function keyDefect(jwt: string, key: CryptoKey | Uint8Array): Promise<string | undefined> {
  try {
    await compactVerify(jwt, key)
    return undefined
  } catch (error) {
    return described(error)
  }
}

const hasType = (key: Readonly<JsonObject>): key is JsonObject & { kty: string } => typeof key.kty === 'string'

const described = (error: unknown): string => (error instanceof Error ? error.message : 'it can not be verified')
