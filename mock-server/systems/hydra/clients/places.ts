import type { Range, Store } from '../../../store/store.js'
import type { HydraContext } from '../context.js'
import type { HydraClientRecord } from '../records.js'

/** Digits of a place: as texts they are in the same order as the numbers. */
const DIGITS = 12

/** The place of a new client, in lines that list clients as they were made. */
export async function newPlace({ store, line }: Pick<HydraContext, 'store' | 'line'>): Promise<string | undefined> {
  if (line.clients.order !== 'as made') return undefined
  const made = await store.update(
    'hydra_clients_made',
    'all',
    (before = { count: 0 }) => ({ count: before.count + 1 }),
    Number.POSITIVE_INFINITY,
  )
  return String(made?.count ?? 0).padStart(DIGITS, '0')
}

/** Lets a client that was made be found by its place. */
export async function takePlace(store: Store, { place, client }: HydraClientRecord): Promise<void> {
  if (place === undefined) return
  await store.set('hydra_client_place', place, { client_id: client.client_id }, Number.POSITIVE_INFINITY)
}

/** The place of a client that is gone is nobody's. */
export async function leavePlace(store: Store, { place }: HydraClientRecord): Promise<void> {
  if (place !== undefined) await store.delete('hydra_client_place', place)
}

/** Clients in the order in which they were made. */
export async function listedAsMade(store: Store, range: Range): Promise<readonly HydraClientRecord[]> {
  const places = await store.list('hydra_client_place', range)
  const found = await Promise.all(places.map(({ client_id }) => store.get('hydra_client', client_id)))
  return found.filter((record) => record !== undefined)
}
