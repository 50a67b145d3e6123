import { CompactSign, compactVerify, importJWK } from 'jose'
import type { Check } from '../check.js'
import type { JsonObject } from '../harness/context.js'
import { type Story, storyChecks } from '../hydra/story-checks.js'
import { fail, pass } from '../verdict.js'
import { KEY_ALGORITHMS, type KeyAlgorithm, shapeOf } from './algorithms.js'
import { madeKey, withKeys } from './key-sets.js'
import { completePrivateJwk } from './private-jwk.js'

/** What is wrong with a pair of keys, seen by a signature; undefined when nothing is. */
async function pairDefect(
  alg: KeyAlgorithm,
  secret: Readonly<JsonObject>,
  open: Readonly<JsonObject>,
): Promise<string | undefined> {
  const text = new TextEncoder().encode('signed by a key of the server')
  const signer = await imported(alg, completePrivateJwk(secret))
  if (signer === undefined) return 'the private key cannot be used'
  const verifier = await imported(alg, open)
  if (verifier === undefined) return 'the public key cannot be used'
  const jws = await new CompactSign(text).setProtectedHeader({ alg }).sign(signer)
  const holds = await compactVerify(jws, verifier).then(
    () => true,
    () => false,
  )
  return holds ? undefined : 'the public key does not verify what the private key signed'
}

/** The reason is not told: it may quote the key. */
const imported = (alg: KeyAlgorithm, { kid: _kid, use: _use, ...jwk }: Readonly<JsonObject>) =>
  importJWK(jwk, alg).catch(() => undefined)

/** The private key, and its public half: beside it in 1.x, else made from it. */
function halves(alg: KeyAlgorithm, keys: readonly Readonly<JsonObject>[]) {
  const { kty, crv, open } = shapeOf(alg)
  const secret = keys.find(({ d }) => d !== undefined) ?? {}
  const beside = keys.find(({ d }) => d === undefined)
  const made = { kty, crv, ...Object.fromEntries(open.map((name) => [name, secret[name]])) }
  return { secret, open: beside ?? made }
}

const stories: readonly Story[] = KEY_ALGORITHMS.filter((alg) => shapeOf(alg).kty !== 'oct').map((alg) => ({
  name: `sign-${alg.toLowerCase()}`,
  title: `A key that was made for ${alg} signs, and its public half verifies the signature`,
  operations: ['createJsonWebKeySet'],
  systems: shapeOf(alg).systems,
  async run(context) {
    const { exchange, keys } = withKeys(await madeKey(context, alg))
    const { secret, open } = halves(alg, keys)
    const defect = await pairDefect(alg, secret, open)
    return defect === undefined ? pass() : fail('a pair of keys', defect, { exchange })
  },
}))

/** What new keys are for. */
export const usableKeyChecks: readonly Check[] = storyChecks('hydra-keys', stories)
