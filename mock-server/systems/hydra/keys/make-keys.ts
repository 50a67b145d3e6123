import type { webcrypto } from 'node:crypto'
import type { Random } from '../../../random.js'
import { unguessable } from '../../../random.js'
import type { JsonObject } from '../../../seams.js'
import type { HydraLine } from '../lines.js'
import { uuid } from '../uuid.js'

type Generation = webcrypto.RsaHashedKeyGenParams | webcrypto.EcKeyGenParams | { readonly name: string }

/** How the key of an algorithm is made; sizes are in bits, or bytes for secrets. */
const MAKERS: Readonly<Record<string, { readonly secret: number } | { readonly generate: Generation }>> = {
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

/**
 * Makes a key: in 1.x an asymmetric one comes as two, private and public. The caller has seen to it that the line makes such keys.
 *
 * @param ready a private key of this algorithm to be used instead of a new one; its kid counts when none is wished for
 */
export async function makeKeys(
  { alg, use, kid }: KeyWish,
  { keys }: Pick<HydraLine, 'keys'>,
  random: Random,
  ready?: Readonly<JsonObject>,
): Promise<readonly JsonObject[]> {
  const maker = MAKERS[alg]
  if (maker === undefined) throw new RangeError(`no key can be made for ${alg}`)
  const name = kid || (typeof ready?.kid === 'string' ? ready.kid : uuid(random))
  const stated = { use, ...(!keys.withoutAlg.includes(alg) && { alg }) }
  if ('secret' in maker) return [{ ...stated, kty: 'oct', kid: name, k: unguessable(random, maker.secret) }]
  const { kty, crv, n, e, x, y, d, p, q, dp, dq, qi } = ready ?? (await privateKey(alg, maker.generate))
  const open = given({ kty, crv, n, e, x, y })
  const hidden = Object.entries({ d, p, q, dp, dq, qi }).filter(([member]) => !keys.leftOut.includes(member))
  const secret = { ...stated, ...open, ...given(Object.fromEntries(hidden)), kid: keys.privateKid(name) }
  return keys.pairs ? [secret, { ...stated, ...open, kid: keys.publicKid(secret.kid) }] : [secret]
}

async function privateKey(alg: string, how: Generation): Promise<JsonObject> {
  const pair = await crypto.subtle.generateKey(how, true, ['sign', 'verify'])
  if (!('privateKey' in pair)) throw new Error(`${alg}: no key pair was made`)
  return { ...(await crypto.subtle.exportKey('jwk', pair.privateKey)) }
}

const given = (members: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
