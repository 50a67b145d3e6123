import { isDeepStrictEqual } from 'node:util'
import type { Check } from '../check.js'
import type { JsonObject } from '../harness/context.js'
import { type Story, storyChecks } from '../hydra/story-checks.js'
import { fail, pass, Skip } from '../verdict.js'
import { getSet, keysOf, putSet } from './key-sets.js'

/** The set that the server signs ID tokens with. It is only ever read. */
const ID_TOKEN_KEYS = 'hydra.openid.id-token'

/** Members that two halves of a key share. */
const open = ({ kty, crv, n, e, x, y }: Readonly<JsonObject>) => ({ kty, crv, n, e, x, y })

const stories: readonly Story[] = [
  {
    name: 'server-set',
    title: 'The set that ID tokens are signed with is there, with a private key',
    operations: ['getJsonWebKeySet', 'discoverJsonWebKeys'],
    async run(context) {
      // Servers make their keys when they are first needed.
      await context.jwks()
      const exchange = await getSet(context, ID_TOKEN_KEYS)
      const keys = keysOf(exchange)
      const { status } = exchange.response
      if (status === 200 && keys.length > 0 && keys.every(({ d }) => d === undefined))
        throw new Skip('the server keeps its private keys elsewhere, such as in a hardware security module')
      return status === 200 && keys.length > 0
        ? pass()
        : fail({ status: 200, keys: 'at least one' }, { status, keys: keys.length }, { exchange })
    },
  },
  {
    name: 'server-set-published',
    title: 'The public half of every key that ID tokens are signed with is in the published key set',
    operations: ['discoverJsonWebKeys', 'getJsonWebKeySet'],
    async run(context) {
      const { keys: published, exchange } = await context.jwks()
      const keys = keysOf(await getSet(context, ID_TOKEN_KEYS))
      if (keys.length === 0) throw new Skip(`the set ${ID_TOKEN_KEYS} shows no keys`, 'hydra-keys/server-set')
      const halves = published.map(open)
      const missing = keys.filter((key) => !halves.some((half) => isDeepStrictEqual(half, open(key))))
      return missing.length === 0
        ? pass()
        : fail('every key published', { missing: missing.map(({ kid }) => kid) }, { exchange })
    },
  },
  {
    name: 'own-set-unpublished',
    title: 'Keys in a set that an operator made are not in the published key set',
    operations: ['discoverJsonWebKeys', 'setJsonWebKeySet'],
    async run(context) {
      const { x, y, kid } = { ...PUBLIC_KEY, kid: context.random(12) }
      await putSet(context, [{ ...PUBLIC_KEY, kid }])
      const exchange = await context.hydra.send('discoverJsonWebKeys')
      const published = keysOf(exchange).filter((key) => key.kid === kid || (key.x === x && key.y === y))
      return published.length === 0 ? pass() : fail('not published', { published: kid }, { exchange })
    },
  },
]

/** The example of RFC 7517, appendix A.1: it signs nothing, and is only looked for. */
const PUBLIC_KEY = {
  kty: 'EC',
  crv: 'P-256',
  alg: 'ES256',
  use: 'sig',
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
} as const

/** The keys of the server itself. Their sets are read, and never written. */
export const serverKeyChecks: readonly Check[] = storyChecks('hydra-keys', stories)
