import type { PublishedKey } from './key-set.js'

/** What signs with an algorithm, by its first letters: RFC 7518 section 3.1, RFC 8037, RFC 8812. */
const SIGNERS: readonly { readonly alg: RegExp; readonly kty: string; readonly crv?: readonly string[] }[] = [
  { alg: /^[RP]S\d+$/, kty: 'RSA' },
  { alg: /^ES256$/, kty: 'EC', crv: ['P-256'] },
  { alg: /^ES384$/, kty: 'EC', crv: ['P-384'] },
  { alg: /^ES512$/, kty: 'EC', crv: ['P-521'] },
  { alg: /^ES256K$/, kty: 'EC', crv: ['secp256k1'] },
  { alg: /^EdDSA$/, kty: 'OKP', crv: ['Ed25519', 'Ed448'] },
  { alg: /^Ed25519$/, kty: 'OKP', crv: ['Ed25519'] },
  { alg: /^Ed448$/, kty: 'OKP', crv: ['Ed448'] },
]

/** Keys of a set that a token's header can mean: by kid, type, curve, algorithm and use. */
export function matchingKeys(
  keys: readonly PublishedKey[],
  header: { readonly alg: string; readonly kid: unknown },
): readonly PublishedKey[] {
  const signer = SIGNERS.find(({ alg }) => alg.test(header.alg))
  if (signer === undefined) return []
  return keys.filter(
    (key) =>
      (header.kid === undefined || key.kid === header.kid) &&
      (key.use === undefined || key.use === 'sig') &&
      (key.alg === undefined || algorithmFits(key.alg, header.alg)) &&
      key.kty === signer.kty &&
      (signer.crv === undefined || signer.crv.includes(String(key.crv))),
  )
}

/** RFC 9864 gives the algorithm of Ed25519 and Ed448 keys a name of its own beside EdDSA. */
const algorithmFits = (ofKey: unknown, ofToken: string): boolean =>
  ofKey === ofToken || [ofKey, ofToken].every((alg) => alg === 'EdDSA' || alg === 'Ed25519' || alg === 'Ed448')
