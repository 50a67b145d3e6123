import { isDeepStrictEqual } from 'node:util'
import type { CheckContext, JsonObject } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { OWN_PREFIX } from '../harness/hydra/made-at-hydra.js'
import { isObject } from '../harness/json.js'
import { once } from '../once.js'
import { fail, pass, Skip, type Verdict } from '../verdict.js'
import { KEY_ALGORITHMS, type KeyAlgorithm, quickAlgorithm } from './algorithms.js'

/** A name for a key set that only this run knows; it is removed at its end. */
export const ownSet = ({ random }: Pick<CheckContext, 'random'>): string => `${OWN_PREFIX}${random(12)}`

/** A key as operators bring it: symmetric, as no time is lost over it. */
export const ownKey = ({ random }: Pick<CheckContext, 'random'>, more: Readonly<JsonObject> = {}): JsonObject => ({
  kty: 'oct',
  k: Buffer.from(random(32)).toString('base64url'),
  kid: random(12),
  alg: 'HS256',
  use: 'sig',
  ...more,
})

/** The keys of an answer; empty when it holds none. */
export function keysOf(exchange: Exchange): readonly Readonly<JsonObject>[] {
  const body = jsonBody(exchange)
  return isObject(body) && Array.isArray(body.keys) ? body.keys.filter(isObject) : []
}

/** Asks for a new key; the answer may be any. */
export const createKey = ({ hydra }: CheckContext, set: string, json: Readonly<JsonObject>): Promise<Exchange> =>
  hydra.send('createJsonWebKeySet', { path: { set }, json })

export const getSet = ({ hydra }: CheckContext, set: string): Promise<Exchange> =>
  hydra.send('getJsonWebKeySet', { path: { set } })

/** Puts a set of these keys and hands back its name; skips when that fails. */
export async function putSet(
  context: CheckContext,
  keys: readonly Readonly<JsonObject>[],
  set = ownSet(context),
): Promise<string> {
  const { id, response } = await context.hydra.send('setJsonWebKeySet', { path: { set }, json: { keys } })
  if (response.status === 200) return set
  throw new Skip(`exchange ${id} should put a key set and has the status ${response.status}`, 'hydra-keys/put-set')
}

/** A key that the server was asked to make, in a set of its own. */
export interface MadeKey {
  readonly alg: KeyAlgorithm
  readonly set: string
  readonly kid: string
  readonly exchange: Exchange
}

const makeOnce = (alg: KeyAlgorithm) =>
  once(async (context): Promise<MadeKey> => {
    const set = ownSet(context)
    const kid = context.random(12)
    return { alg, set, kid, exchange: await createKey(context, set, { alg, use: 'sig', kid }) }
  })

const MADE = new Map(KEY_ALGORITHMS.map((alg) => [alg, makeOnce(alg)] as const))

/** A key for signatures by an algorithm, made once in a run: servers take seconds for some. Nobody may change its set. */
export function madeKey(context: CheckContext, alg: KeyAlgorithm): Promise<MadeKey> {
  const make = MADE.get(alg)
  if (make === undefined) throw new RangeError(`there are no keys for ${alg}`)
  return make(context)
}

/** A key that is made quickly by this line. */
export const quickKey = (context: CheckContext): Promise<MadeKey> =>
  madeKey(context, quickAlgorithm(context.hydra.system))

/** A key that was made, with its halves; skips when there is none. */
export function withKeys(made: MadeKey): MadeKey & { readonly keys: readonly Readonly<JsonObject>[] } {
  const { alg, exchange } = made
  const keys = keysOf(exchange)
  if (exchange.response.status === 201 && keys.length > 0) return { ...made, keys }
  throw new Skip(`exchange ${exchange.id} should make a key and does not`, `hydra-keys/create-${alg.toLowerCase()}`)
}

const byKid = (keys: readonly Readonly<JsonObject>[]): Readonly<JsonObject> =>
  Object.fromEntries(keys.map((key) => [String(key.kid), key]))

/** Whether an answer holds these keys and no others, whatever their order. */
export function judgeKeys(exchange: Exchange, wanted: readonly Readonly<JsonObject>[], note?: string): Verdict {
  const { status } = exchange.response
  const expected = { status: 200, keys: byKid(wanted) }
  const actual = { status, keys: byKid(keysOf(exchange)) }
  return isDeepStrictEqual(expected, actual) ? pass() : fail(expected, actual, { exchange, note })
}
