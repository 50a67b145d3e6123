import type { CheckContext, Client, Flow } from '../harness/context.js'
import { flowWithAccessToken } from '../userinfo/access-token.js'
import { Skip } from '../verdict.js'

/** An access token, and whose it is. */
export interface TokenOfFlow {
  readonly flow: Flow
  readonly client: Client
  readonly accessToken: string
}

/** An access token of an ordinary flow whose client can authenticate. Throws `Skip` when there is none. */
export async function tokenOfConfidentialClient(context: CheckContext): Promise<TokenOfFlow> {
  const { flow, accessToken } = await flowWithAccessToken(context)
  if (flow.client.token_endpoint_auth_method === 'none') throw new Skip('the client is public')
  return { flow, client: flow.client, accessToken }
}
