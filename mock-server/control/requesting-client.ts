import type { ProviderContext } from '../context.js'
import { findAccessToken } from '../token/access-token.js'
import { statementOf } from './stated-client.js'

/** The client that a request comes from or speaks of. */
export async function requestingClient(request: Request, context: ProviderContext): Promise<string | undefined> {
  const { named, parameter, accessToken, hinted } = await statementOf(request)
  return (
    named ??
    (await ofInteraction(parameter('interaction'), context)) ??
    (await ofAccessToken(accessToken, context)) ??
    hinted
  )
}

async function ofInteraction(id: string | undefined, { store }: ProviderContext): Promise<string | undefined> {
  return id === undefined ? undefined : (await store.get('interaction', id))?.client_id
}

async function ofAccessToken(token: string | undefined, context: ProviderContext): Promise<string | undefined> {
  return token === undefined ? undefined : (await findAccessToken(context, token))?.record.client_id
}
