import { exportJWK, generateKeyPair } from 'jose'
import type { JsonObject } from './context.js'

export interface ClientKeys {
  readonly privateKey: Readonly<JsonObject>
  /** The public half as a JWK Set: client metadata `jwks`. */
  readonly jwks: { readonly keys: readonly Readonly<JsonObject>[] }
}

/** A key pair for the clients of a run. RS256, which every OpenID Provider can verify (OpenID Connect Core 1.0 section 15.1). */
export async function makeClientKeys(kid: string): Promise<ClientKeys> {
  const pair = await generateKeyPair('RS256', { extractable: true })
  const about = { kid, alg: 'RS256', use: 'sig' }
  const [secret, open] = await Promise.all([exportJWK(pair.privateKey), exportJWK(pair.publicKey)])
  return { privateKey: { ...secret, ...about }, jwks: { keys: [{ ...open, ...about }] } }
}
