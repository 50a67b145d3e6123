import type { CheckContext, Client, ClientWish, TokenRequest } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { ownClient } from '../hydra/own-client.js'

export const CLIENT_CREDENTIALS = { grant_type: 'client_credentials' } as const

/** A token request; `as` is who sends it when it is not the client itself. */
type Asked = (client: Client, context: CheckContext) => Omit<TokenRequest, 'client'> & { readonly as?: Client }

/** A token request of an own client that registered client_secret_basic, unless the wish says otherwise. */
export const askedBy =
  (asked: Asked, wish: ClientWish = {}) =>
  async (context: CheckContext): Promise<Exchange> => {
    const client = await ownClient(context, wish)
    const { as = client, ...request } = asked(client, context)
    return context.token({ client: as, ...request })
  }
