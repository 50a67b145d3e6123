import type { CheckContext, Client, ClientWish, TokenRequest } from '../harness/context.js'
import type { ExpectedAnswer } from '../hydra/answer.js'
import { type ExchangeRow, exchangeChecks } from '../hydra/exchange-checks.js'
import { basicHeader, ownClient, strangerLike } from '../hydra/own-client.js'
import { DONE, revoked } from './revoked.js'

const UNKNOWN = { token: 'touchstone-unknown' }

/** A revocation request of a client. */
const by =
  (
    request: Omit<TokenRequest, 'client'>,
    wish: ClientWish = {},
    as: (client: Client, context: CheckContext) => Client = (client) => client,
  ) =>
  async (context: CheckContext) =>
    revoked(context, { client: as(await ownClient(context, wish), context), ...request })

const PUBLIC: ClientWish = {
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', 'refresh_token'],
}

/** Tokens that are nobody's, and clients of every kind. */
const DONE_ALIKE: readonly ExchangeRow[] = [
  {
    name: 'unknown-token',
    title: 'Revoking a token that nobody issued is answered as any other',
    ask: by({ form: UNKNOWN }),
    expected: DONE,
  },
  {
    name: 'empty-token',
    title: 'Revoking an empty token is answered as any other',
    ask: by({ form: { token: '' } }),
    expected: DONE,
  },
  {
    name: 'no-token',
    title: 'A revocation request without a token is answered as any other',
    ask: by({ form: { touchstone: 'yes' } }),
    expected: DONE,
  },
  {
    name: 'by-client-secret-post',
    title: 'A client that registered client_secret_post revokes with its credentials in the form',
    ask: by({ form: UNKNOWN }, { token_endpoint_auth_method: 'client_secret_post' }),
    expected: DONE,
  },
  {
    name: 'by-private-key-jwt',
    title: 'A client that registered private_key_jwt revokes with a client assertion',
    ask: by({ form: UNKNOWN }, { token_endpoint_auth_method: 'private_key_jwt' }),
    expected: DONE,
  },
  {
    name: 'by-public-client',
    title: 'A public client revokes with its client_id alone',
    ask: by({ form: UNKNOWN }, PUBLIC),
    expected: DONE,
  },
]

const INVALID_REQUEST: ExpectedAnswer = { status: 400, mediaType: 'application/json', error: 'invalid_request' }
const INVALID_CLIENT: ExpectedAnswer = { status: 401, mediaType: 'application/json', error: 'invalid_client' }

const REFUSED: readonly ExchangeRow[] = [
  {
    name: 'no-credentials',
    title: 'Revocation refuses a request that names no client with invalid_request',
    ask: by({ form: UNKNOWN, authentication: { method: 'omitted' } }),
    expected: INVALID_REQUEST,
  },
  {
    name: 'wrong-secret',
    title: 'Revocation refuses a wrong client secret with invalid_client',
    ask: by({ form: UNKNOWN, authentication: { client_secret: 'touchstone-wrong' } }),
    expected: INVALID_CLIENT,
  },
  {
    name: 'unknown-client',
    title: 'Revocation refuses a client that nobody knows with invalid_client',
    ask: by({ form: UNKNOWN }, {}, strangerLike),
    expected: INVALID_CLIENT,
  },
  {
    name: 'other-method',
    title: 'Revocation refuses credentials in the form of a client that registered client_secret_basic',
    ask: by({ form: UNKNOWN, authentication: { method: 'client_secret_post' } }),
    expected: INVALID_CLIENT,
  },
  {
    name: 'client-id-alone',
    title: 'Revocation refuses a client that has a secret and names only its client_id',
    ask: by({ form: UNKNOWN, authentication: { method: 'none' } }),
    expected: INVALID_CLIENT,
  },
  {
    name: 'empty-body',
    title: 'Revocation refuses a request without a body with invalid_request',
    ask: by({ form: {} }),
    expected: INVALID_REQUEST,
  },
  {
    name: 'json-body',
    title: 'Revocation refuses a request whose body is JSON with invalid_request',
    ask: async (context) =>
      context.hydra.send('revokeOAuth2Token', { json: UNKNOWN, headers: basicHeader(await ownClient(context)) }),
    expected: INVALID_REQUEST,
  },
]

/** Requests that are answered by what they are alone, whatever the token. */
export const revocationRows: readonly ExchangeRow[] = [...DONE_ALIKE, ...REFUSED]

export const answers = exchangeChecks('hydra-revocation', 'revokeOAuth2Token', revocationRows)
