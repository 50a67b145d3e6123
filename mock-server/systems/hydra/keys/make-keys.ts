import type { webcrypto } from 'node:crypto'
import type { Random } from '../../../random.js'
import { unguessable } from '../../../random.js'
import type { JsonObject } from '../../../seams.js'
import type { HydraLine } from '../lines.js'
import { uuid } from '../uuid.js'

/** How the key of an algorithm is made; sizes are in bits, or bytes for secrets. */
const MAKERS: Readonly<
  Record<
    string,
    | { readonly secret: number }
    | { readonly generate: webcrypto.RsaHashedKeyGenParams | webcrypto.EcKeyGenParams | { readonly name: string } }
  >
> = {
  RS256: {
    generate: {
      name: 'RSASSA-PKCS1-v1_5',
      hash: 'SHA-256',
      modulusLength: 2_048,
      publicExponent: new Uint8Array([1, 0, 1]),
    },
  },
  ES256: { generate: { name: 'ECDSA', namedCurve: 'P-256' } },
  ES512: { generate: { name: 'ECDSA', namedCurve: 'P-521' } },
  EdDSA: { generate: { name: 'Ed25519' } },
  HS256: { secret: 32 },
  HS512: { secret: 64 },
}

/** What a new key is to be. */
export interface KeyWish {
  readonly alg: string
  readonly use: string
  /** Made up when empty or left out. */
  readonly kid?: string
}

/** Makes a key: in 1.x an asymmetric one comes as two, private and public. The caller has seen to it that the line makes such keys. */
export async function makeKeys(
  { alg, use, kid }: KeyWish,
  { keys }: Pick<HydraLine, 'keys'>,
  random: Random,
): Promise<readonly JsonObject[]> {
  const maker = MAKERS[alg]
  if (maker === undefined) throw new RangeError(`no key can be made for ${alg}`)
  const name = kid === undefined || kid === '' ? uuid(random) : kid
  const stated = { use, ...(!keys.withoutAlg.includes(alg) && { alg }) }
  if ('secret' in maker) return [{ ...stated, kty: 'oct', kid: name, k: unguessable(random, maker.secret) }]
  const pair = await crypto.subtle.generateKey(maker.generate, true, ['sign', 'verify'])
  if (!('privateKey' in pair)) throw new Error(`${alg}: no key pair was made`)
  return asKept({ ...(await crypto.subtle.exportKey('jwk', pair.privateKey)) }, { ...stated, kid: name }, keys)
}

/** An asymmetric key as the line keeps it; `stated`: its other members, with its kid before the line writes it. */
export function asKept(
  { kty, crv, n, e, x, y, d, p, q, dp, dq, qi }: Readonly<JsonObject>,
  { kid, ...stated }: Readonly<JsonObject> & { readonly kid: string },
  keys: HydraLine['keys'],
): readonly JsonObject[] {
  const open = given({ kty, crv, n, e, x, y })
  const secret = { ...stated, ...open, ...given({ d, p, q, dp, dq, qi }), kid: keys.privateKid(kid) }
  return keys.pairs ? [secret, { ...stated, ...open, kid: keys.publicKid(secret.kid) }] : [secret]
}

const given = (members: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
