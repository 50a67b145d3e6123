import { seconds } from '../../../clock.js'
import type { HydraContext } from '../context.js'
import type { HydraAccessToken, HydraFlush } from '../flow-records.js'
import { knownUntil } from './known-until.js'

/** All flushes are in one record. */
const ALL = 'all'

/** Forgets access tokens that are expired now and were issued before a time, in seconds since 1970. */
export async function forgetExpired({ store, clock }: HydraContext, before: number): Promise<void> {
  const at = seconds(clock)
  const isCovered = (earlier: HydraFlush): boolean => earlier.at <= at && earlier.before <= before
  await store.update(
    'hydra_flushes',
    ALL,
    (known) => ({ flushes: [...(known?.flushes ?? []).filter((earlier) => !isCovered(earlier)), { at, before }] }),
    knownUntil(at),
  )
}

/** Whether an access token was cleared away. */
export async function isForgotten({ store }: Pick<HydraContext, 'store'>, token: HydraAccessToken): Promise<boolean> {
  const { flushes = [] } = (await store.get('hydra_flushes', ALL)) ?? {}
  return flushes.some(({ at, before }) => token.iat < before && token.exp < at)
}
