import type { HydraHandler } from '../context.js'
import { hydraError } from '../hydra-error.js'
import { empty } from '../respond.js'

/** Ends the access tokens of a client. Refresh tokens live on. */
export const deleteTokens: HydraHandler = async ({ query }, { store }) => {
  const id = query.get('client_id') ?? ''
  if (id === '') throw hydraError('invalid_request', "The query parameter 'client_id' is missing.")
  await store.update(
    'hydra_client',
    id,
    (record) => record && { ...record, token_generation: record.token_generation + 1 },
    Number.POSITIVE_INFINITY,
  )
  return empty()
}
