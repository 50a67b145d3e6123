import type { ClientWish } from '../harness/context.js'
import type { ExchangeRow } from '../hydra/exchange-checks.js'
import { strangerLike } from '../hydra/own-client.js'
import { askedBy, CLIENT_CREDENTIALS } from './asked-by.js'
import { INVALID_CLIENT, INVALID_REQUEST } from './refusals.js'

const POST: ClientWish = { token_endpoint_auth_method: 'client_secret_post' }

/** Clients that are not who they say. */
export const wrongCredentials: readonly ExchangeRow[] = [
  {
    name: 'no-credentials',
    title: 'The token endpoint refuses a request that names no client with invalid_request',
    ask: askedBy(() => ({ form: CLIENT_CREDENTIALS, authentication: { method: 'omitted' } })),
    expected: INVALID_REQUEST,
  },
  {
    name: 'malformed-credentials',
    title: 'The token endpoint takes no notice of Basic credentials that it cannot read: invalid_request',
    ask: askedBy(() => ({
      form: CLIENT_CREDENTIALS,
      authentication: { method: 'omitted' },
      headers: { authorization: 'Basic !!!' },
    })),
    expected: INVALID_REQUEST,
  },
  {
    name: 'bearer-credentials',
    title: 'The token endpoint takes no notice of a bearer token in place of credentials: invalid_request',
    ask: askedBy(() => ({
      form: CLIENT_CREDENTIALS,
      authentication: { method: 'omitted' },
      headers: { authorization: 'Bearer touchstone' },
    })),
    expected: INVALID_REQUEST,
  },
  {
    name: 'credentials-in-query',
    title: 'The token endpoint takes no notice of credentials in the query: invalid_request',
    ask: askedBy(
      ({ client_id, client_secret = '' }, { hydra }) => ({
        form: {},
        authentication: { method: 'omitted' },
        url: hydra.url('oauth2TokenExchange', { query: { ...CLIENT_CREDENTIALS, client_id, client_secret } }),
      }),
      POST,
    ),
    expected: INVALID_REQUEST,
  },
  {
    name: 'unknown-client',
    title: 'The token endpoint refuses a client that nobody knows with invalid_client',
    ask: askedBy((client, context) => ({ form: CLIENT_CREDENTIALS, as: strangerLike(client, context) })),
    expected: INVALID_CLIENT,
  },
  {
    name: 'wrong-secret',
    title: 'The token endpoint refuses a wrong secret in the header with invalid_client',
    ask: askedBy((_, { random }) => ({ form: CLIENT_CREDENTIALS, authentication: { client_secret: random(32) } })),
    expected: INVALID_CLIENT,
  },
  {
    name: 'wrong-secret-in-form',
    title: 'The token endpoint refuses a wrong secret in the form with invalid_client',
    ask: askedBy(
      (_, { random }) => ({ form: CLIENT_CREDENTIALS, authentication: { client_secret: random(32) } }),
      POST,
    ),
    expected: INVALID_CLIENT,
  },
  {
    name: 'empty-secret',
    title: 'The token endpoint refuses an empty secret of a client that has one with invalid_client',
    ask: askedBy(() => ({ form: CLIENT_CREDENTIALS, authentication: { client_secret: '' } })),
    expected: INVALID_CLIENT,
  },
  {
    name: 'client-id-alone',
    title: 'The token endpoint refuses a client that has a secret and names only its client_id with invalid_client',
    ask: askedBy(() => ({ form: CLIENT_CREDENTIALS, authentication: { method: 'none' } })),
    expected: INVALID_CLIENT,
  },
  {
    name: 'post-by-basic-client',
    title: 'A client that registered client_secret_basic is refused with its credentials in the form',
    ask: askedBy(() => ({ form: CLIENT_CREDENTIALS, authentication: { method: 'client_secret_post' } })),
    expected: INVALID_CLIENT,
  },
  {
    name: 'basic-by-post-client',
    title: 'A client that registered client_secret_post is refused with its credentials in the header',
    ask: askedBy(() => ({ form: CLIENT_CREDENTIALS, authentication: { method: 'client_secret_basic' } }), POST),
    expected: INVALID_CLIENT,
  },
  {
    name: 'credentials-twice',
    title: 'Credentials in the form are what counts when there are some in the header too: invalid_client',
    ask: askedBy(({ client_id, client_secret }) => ({ form: { ...CLIENT_CREDENTIALS, client_id, client_secret } })),
    expected: INVALID_CLIENT,
  },
]
