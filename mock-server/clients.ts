import type { ProviderContext } from './context.js'
import type { ClientRecord } from './store/records.js'

/** The client with this id, given in the options or registered. */
export const findClient = (
  context: Pick<ProviderContext, 'store'>,
  client_id: string,
): Promise<ClientRecord | undefined> => context.store.get('client', client_id)
