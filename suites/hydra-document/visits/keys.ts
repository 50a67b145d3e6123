import type { HydraOperationName } from '../../../specs/index.js'
import type { CheckContext } from '../../harness/context.js'
import type { HydraRequest } from '../../harness/hydra/hydra-api.js'
import { ask, ofOne, ownName, type Visit } from './visit.js'

/** The public key of RFC 7517, appendix A.1. */
export const PUBLIC_KEY = {
  kty: 'EC',
  crv: 'P-256',
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
  use: 'sig',
  alg: 'ES256',
  kid: 'touchstone-key',
} as const

const SET = { keys: [PUBLIC_KEY] }

/** The address of a set of our own with one key. */
async function ownSet(context: CheckContext): Promise<HydraRequest> {
  const set = ownName(context)
  await context.hydra.send('setJsonWebKeySet', { path: { set }, json: SET })
  return { path: { set, kid: PUBLIC_KEY.kid } }
}

const lostSet = (context: CheckContext): HydraRequest => ({ path: { set: ownName(context), kid: PUBLIC_KEY.kid } })

const ofSet = (name: HydraOperationName): Visit => ofOne(name, ownSet, lostSet)

const putting =
  (name: HydraOperationName, json: unknown): Visit =>
  async (context) => [
    await ask(context, name, { ...lostSet(context), body: '{', headers: { 'content-type': 'application/json' } }),
    await ask(context, name, { ...lostSet(context), json }),
    await ask(context, name, { ...(await ownSet(context)), json }),
  ]

/** An algorithm whose keys are made in no time. */
const quickAlgorithm = ({ hydra }: CheckContext): string => (hydra.system.startsWith('hydra-1') ? 'HS256' : 'ES256')

const making: Visit = async (context) => {
  const path = { set: ownName(context) }
  return [
    await ask(context, 'createJsonWebKeySet', { path, json: { alg: 'none', use: 'sig', kid: 'a' } }),
    await ask(context, 'createJsonWebKeySet', { path, json: { alg: quickAlgorithm(context), use: 'sig', kid: 'a' } }),
  ]
}

export const keyVisits = {
  createJsonWebKeySet: making,
  getJsonWebKeySet: ofSet('getJsonWebKeySet'),
  setJsonWebKeySet: putting('setJsonWebKeySet', SET),
  deleteJsonWebKeySet: ofSet('deleteJsonWebKeySet'),
  getJsonWebKey: ofSet('getJsonWebKey'),
  setJsonWebKey: putting('setJsonWebKey', PUBLIC_KEY),
  deleteJsonWebKey: ofSet('deleteJsonWebKey'),
} satisfies Readonly<Partial<Record<HydraOperationName, Visit>>>
