import type { HydraHandler } from '../context.js'
import { hydraError } from '../hydra-error.js'
import { empty } from '../respond.js'

/** Ends the access tokens of a client. Refresh tokens live on. */
export const deleteTokens: HydraHandler = async ({ query }, { store }) => {
  const id = query.get('client_id') ?? ''
  if (id === '') throw hydraError('invalid_request', "The query parameter 'client_id' is missing.")
  const known = await store.get('hydra_client', id)
  if (known !== undefined) {
    const next = ({ generation } = { generation: 0 }) => ({ generation: generation + 1 })
    await store.update('hydra_client_tokens', id, next, Number.POSITIVE_INFINITY)
  }
  return empty()
}
