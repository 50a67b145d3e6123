import { basicAuthorization } from '../harness/client-authentication.js'
import type { CheckContext, Client, ClientWish } from '../harness/context.js'

/** The API that tokens of own clients may be meant for. */
export const AUDIENCE = 'https://api.touchstone.example/'

/**
 * A client of the run that may have tokens of every kind for more scopes than it asks for. Equal names and wishes get the same
 * client: give another name where a check spoils something of it.
 */
export const ownClient = (
  context: Pick<CheckContext, 'client'>,
  { distinct = 'tokens', metadata, ...wish }: ClientWish = {},
): Promise<Client> =>
  context.client({
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
    ...wish,
    distinct,
    metadata: { scope: 'openid offline offline_access email photos', audience: [AUDIENCE], ...metadata },
  })

/** The client under an id that nobody has. */
export const strangerLike = (client: Client, { random }: Pick<CheckContext, 'random'>): Client => ({
  ...client,
  client_id: `touchstone-nobody-${random(12)}`,
})

/** The Authorization header of a client with a secret, for requests that are no token requests. */
export const basicHeader = ({ client_id, client_secret = '' }: Client): Readonly<Record<'authorization', string>> => ({
  authorization: basicAuthorization(client_id, client_secret),
})
