import { shownClient as shown } from '../clients/show-client.js'
import type { HydraContext } from '../context.js'

/** A client by its id, as the answers of the admin API show it: without its secret. */
export async function shownClient(context: HydraContext, clientId: string): Promise<unknown> {
  const record = await context.store.get('hydra_client', clientId)
  return record === undefined ? {} : shown(record, context)
}
