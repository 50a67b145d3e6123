import type { JsonObject } from '../../../seams.js'

/** Members of a public key, by type, in the order in which the servers write them. */
const PUBLIC_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  RSA: ['n', 'e'],
  EC: ['x', 'y'],
  OKP: ['x'],
}

/** What a key says of its certificate, in the order of the servers. */
const CERTIFICATE_MEMBERS = ['x5c', 'x5u', 'x5t', 'x5t#S256'] as const

/** The public half of an asymmetric key; `undefined` for all others. */
export function publicPart(jwk: Readonly<JsonObject>): JsonObject | undefined {
  const members = PUBLIC_MEMBERS[String(jwk.kty)]
  return members && ordered(jwk, members)
}

/** A key with its members in the order in which the servers write them. */
export const shownKey = (jwk: Readonly<JsonObject>): JsonObject =>
  ordered(jwk, ['k', 'n', 'e', 'x', 'y', 'd', 'p', 'q', 'dp', 'dq', 'qi'])

function ordered(jwk: Readonly<JsonObject>, members: readonly string[]): JsonObject {
  const shown: JsonObject = {}
  for (const name of ['use', 'kty', 'kid', 'crv', 'alg', ...members, ...CERTIFICATE_MEMBERS]) {
    if (jwk[name] !== undefined && jwk[name] !== '') shown[name] = jwk[name]
  }
  return shown
}
