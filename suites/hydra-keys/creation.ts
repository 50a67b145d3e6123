import type { Check } from '../check.js'
import { ABSENT, judgeAnswer } from '../hydra/answer.js'
import { HYDRA_1 } from '../hydra/requirement.js'
import { type Story, storyChecks } from '../hydra/story-checks.js'
import { KEY_ALGORITHMS, type KeyAlgorithm, quickAlgorithm, shapeOf } from './algorithms.js'
import { createKey, getSet, judgeKeys, keysOf, madeKey, ownSet, quickKey, withKeys } from './key-sets.js'

const present = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, /./]))
const absent = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, ABSENT]))

/** The keys that an answer to a creation must hold. 1.x gives an asymmetric key as two, its halves. */
function keysFor(alg: KeyAlgorithm, kid: string, pairs: boolean) {
  const { kty, crv, open, secret } = shapeOf(alg)
  const common = { kty, use: 'sig', ...(crv && { crv }), ...present(open) }
  if (!pairs) return [{ ...common, alg, kid, ...present(secret) }]
  if (kty === 'oct') return [{ ...common, alg, kid, ...present(secret) }]
  return [
    { ...common, kid: `private:${kid}`, ...present(secret) },
    { ...common, kid: `public:${kid}`, ...absent(secret) },
  ]
}

/** One for each algorithm, on every line, so that an upgrade that gives one up is seen. */
const made: readonly Story[] = KEY_ALGORITHMS.map((alg) => ({
  name: `create-${alg.toLowerCase()}`,
  title: `A key for ${alg} is made with the kid and the use that were asked for, or refused by lines without such keys`,
  operations: ['createJsonWebKeySet'],
  async run(context) {
    const { system } = context.hydra
    if (!shapeOf(alg).systems.includes(system)) {
      const refused = await createKey(context, ownSet(context), { alg, use: 'sig', kid: context.random() })
      return judgeAnswer(refused, { status: 400, mediaType: 'application/json', members: { error: /./ } })
    }
    const { exchange, kid } = await madeKey(context, alg)
    const keys = keysFor(alg, kid, HYDRA_1.includes(system))
    return judgeAnswer(exchange, { status: 201, mediaType: 'application/json', members: { keys } })
  },
}))

const details: readonly Story[] = [
  {
    name: 'create-location',
    title: 'The answer to a creation names the set in Location',
    operations: ['createJsonWebKeySet'],
    async run(context) {
      const { exchange, set } = await quickKey(context)
      return judgeAnswer(exchange, { status: 201, headers: { location: new RegExp(`/keys/${set}$`) } })
    },
  },
  {
    name: 'create-stored',
    title: 'A key that was made is found in its set, as it was shown',
    operations: ['createJsonWebKeySet', 'getJsonWebKeySet'],
    async run(context) {
      const { set, keys } = await quickKey(context).then(withKeys)
      return judgeKeys(await getSet(context, set), keys)
    },
  },
  {
    name: 'create-use',
    title: 'A key that is made to encrypt says so',
    operations: ['createJsonWebKeySet'],
    async run(context) {
      const wish = { alg: quickAlgorithm(context.hydra.system), use: 'enc', kid: context.random() }
      const exchange = await createKey(context, ownSet(context), wish)
      return judgeAnswer(exchange, { status: 201, members: { keys: [{ use: 'enc' }] } })
    },
  },
  {
    name: 'create-without-use',
    title: 'A key that is made without a use has none',
    operations: ['createJsonWebKeySet'],
    systems: HYDRA_1,
    async run(context) {
      const exchange = await createKey(context, ownSet(context), { alg: 'HS256', kid: context.random() })
      return judgeAnswer(exchange, { status: 201, members: { keys: [{ use: ABSENT }] } })
    },
  },
  ...[
    { name: 'create-without-kid', title: 'A key that is made without a kid gets one', kid: {} },
    { name: 'create-empty-kid', title: 'A key that is made with an empty kid gets one', kid: { kid: '' } },
  ].map(
    ({ name, title, kid }): Story => ({
      name,
      title,
      operations: ['createJsonWebKeySet'],
      systems: HYDRA_1,
      async run(context) {
        const exchange = await createKey(context, ownSet(context), { alg: 'HS256', use: 'sig', ...kid })
        return judgeAnswer(exchange, { status: 201, members: { keys: [{ kid: /./ }] } })
      },
    }),
  ),
  {
    name: 'create-second-key',
    title: 'A second key joins the first in its set',
    operations: ['createJsonWebKeySet', 'getJsonWebKeySet'],
    async run(context) {
      const set = ownSet(context)
      const alg = quickAlgorithm(context.hydra.system)
      const first = await createKey(context, set, { alg, use: 'sig', kid: context.random() })
      const second = await createKey(context, set, { alg, use: 'sig', kid: context.random() })
      return judgeKeys(await getSet(context, set), [...keysOf(first), ...keysOf(second)])
    },
  },
  {
    name: 'create-kid-taken',
    title: 'A second key with the same kid is refused as a conflict',
    operations: ['createJsonWebKeySet'],
    systems: HYDRA_1,
    async run(context) {
      const set = ownSet(context)
      const wish = { alg: 'HS256', use: 'sig', kid: context.random() }
      await createKey(context, set, wish)
      const exchange = await createKey(context, set, wish)
      return judgeAnswer(exchange, { status: 409, mediaType: 'application/json', members: { error: /./ } })
    },
  },
]

/** New keys, made by the server. */
export const creationChecks: readonly Check[] = storyChecks('hydra-keys', [...made, ...details])
