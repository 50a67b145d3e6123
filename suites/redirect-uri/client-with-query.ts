import { workingFlow } from '../authorization-request/working-flow.js'
import type { CheckContext, ClientWish } from '../harness/context.js'
import { anyResponseType } from '../response-types/response-type.js'
import { withQuery } from './with-query.js'

/** A client like the ordinary one, but with this query in its only redirect URI. */
export interface ClientWithQuery {
  readonly response_type: string
  readonly wish: ClientWish
  /** The registered redirect URI, with the query. */
  readonly registered: string
  /** The same without the query. */
  readonly bare: string
}

/** Says what to wish for. Throws `Skip` when not even an ordinary flow works. */
export async function clientWithQuery(context: CheckContext, query: string): Promise<ClientWithQuery> {
  const response_type = anyResponseType(context.capabilities)
  const ordinary = await workingFlow(context, { response_type }, 'authorization')
  const [bare] = ordinary.client.redirect_uris
  const registered = withQuery(bare, query)
  return {
    response_type,
    registered,
    bare,
    wish: { response_types: [response_type], metadata: { redirect_uris: [registered] } },
  }
}
