import type { CheckContext, Client, ClientWish, TokenRequest } from '../harness/context.js'
import { type ExchangeRow, exchangeChecks } from '../hydra/exchange-checks.js'
import { basicHeader, ownClient, strangerLike } from '../hydra/own-client.js'
import { INVALID_CLIENT, INVALID_GRANT, INVALID_REQUEST, renamed } from './refusals.js'

const CLIENT_CREDENTIALS = { grant_type: 'client_credentials' } as const
const POST: ClientWish = { token_endpoint_auth_method: 'client_secret_post' }
const PUBLIC: ClientWish = { token_endpoint_auth_method: 'none' }

type Asked = (client: Client, context: CheckContext) => Omit<TokenRequest, 'client'> & { readonly as?: Client }

/** A token request of an own client that registered client_secret_basic, unless the wish says otherwise. */
const by =
  (asked: Asked, wish: ClientWish = {}) =>
  async (context: CheckContext) => {
    const client = await ownClient(context, wish)
    const { as = client, ...request } = asked(client, context)
    return context.token({ client: as, ...request })
  }

/** Requests that are not understood. */
const MALFORMED: readonly ExchangeRow[] = [
  {
    name: 'empty-body',
    title: 'The token endpoint refuses a request without a body with invalid_request',
    ask: by(() => ({ form: {} })),
    expected: INVALID_REQUEST,
  },
  {
    name: 'json-body',
    title: 'The token endpoint refuses a request whose body is JSON with invalid_request',
    ask: async (context) =>
      context.hydra.send('oauth2TokenExchange', {
        json: CLIENT_CREDENTIALS,
        headers: basicHeader(await ownClient(context)),
      }),
    expected: INVALID_REQUEST,
  },
  {
    name: 'form-as-text',
    title: 'The token endpoint refuses a form that is sent as plain text with invalid_request',
    ask: async (context) =>
      context.hydra.send('oauth2TokenExchange', {
        body: 'grant_type=client_credentials',
        headers: { 'content-type': 'text/plain', ...basicHeader(await ownClient(context)) },
      }),
    expected: INVALID_REQUEST,
  },
  {
    name: 'no-grant-type',
    title: 'The token endpoint refuses a request without a grant_type with invalid_request',
    ask: by(() => ({ form: { scope: 'email' } })),
    expected: INVALID_REQUEST,
  },
  {
    name: 'unknown-grant-type',
    title: 'The token endpoint refuses a grant_type that it does not know with invalid_request',
    ask: by(() => ({ form: { grant_type: 'touchstone' } })),
    expected: INVALID_REQUEST,
  },
  {
    name: 'password-grant',
    title: 'The token endpoint refuses the password grant with invalid_request',
    ask: by(({ client_id }) => ({ form: { grant_type: 'password', username: client_id, password: 'touchstone' } })),
    expected: INVALID_REQUEST,
  },
  {
    name: 'repeated-grant-type',
    title: 'Of a grant_type that comes twice the token endpoint takes the first',
    ask: by(() => ({ form: CLIENT_CREDENTIALS, repeated: [['grant_type', 'refresh_token']] })),
    expected: { status: 200, members: { access_token: /./ } },
  },
]

/** Clients that are not who they say. */
const UNAUTHENTICATED: readonly ExchangeRow[] = [
  {
    name: 'no-credentials',
    title: 'The token endpoint refuses a request that names no client with invalid_request',
    ask: by(() => ({ form: CLIENT_CREDENTIALS, authentication: { method: 'omitted' } })),
    expected: INVALID_REQUEST,
  },
  {
    name: 'malformed-credentials',
    title: 'The token endpoint takes no notice of Basic credentials that it cannot read: invalid_request',
    ask: by(() => ({
      form: CLIENT_CREDENTIALS,
      authentication: { method: 'omitted' },
      headers: { authorization: 'Basic !!!' },
    })),
    expected: INVALID_REQUEST,
  },
  {
    name: 'bearer-credentials',
    title: 'The token endpoint takes no notice of a bearer token in place of credentials: invalid_request',
    ask: by(() => ({
      form: CLIENT_CREDENTIALS,
      authentication: { method: 'omitted' },
      headers: { authorization: 'Bearer touchstone' },
    })),
    expected: INVALID_REQUEST,
  },
  {
    name: 'credentials-in-query',
    title: 'The token endpoint takes no notice of credentials in the query: invalid_request',
    ask: by(
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
    ask: by((client, context) => ({ form: CLIENT_CREDENTIALS, as: strangerLike(client, context) })),
    expected: INVALID_CLIENT,
  },
  {
    name: 'wrong-secret',
    title: 'The token endpoint refuses a wrong secret in the header with invalid_client',
    ask: by((_, { random }) => ({ form: CLIENT_CREDENTIALS, authentication: { client_secret: random(32) } })),
    expected: INVALID_CLIENT,
  },
  {
    name: 'wrong-secret-in-form',
    title: 'The token endpoint refuses a wrong secret in the form with invalid_client',
    ask: by((_, { random }) => ({ form: CLIENT_CREDENTIALS, authentication: { client_secret: random(32) } }), POST),
    expected: INVALID_CLIENT,
  },
  {
    name: 'empty-secret',
    title: 'The token endpoint refuses an empty secret of a client that has one with invalid_client',
    ask: by(() => ({ form: CLIENT_CREDENTIALS, authentication: { client_secret: '' } })),
    expected: INVALID_CLIENT,
  },
  {
    name: 'client-id-alone',
    title: 'The token endpoint refuses a client that has a secret and names only its client_id with invalid_client',
    ask: by(() => ({ form: CLIENT_CREDENTIALS, authentication: { method: 'none' } })),
    expected: INVALID_CLIENT,
  },
  {
    name: 'post-by-basic-client',
    title: 'A client that registered client_secret_basic is refused with its credentials in the form',
    ask: by(() => ({ form: CLIENT_CREDENTIALS, authentication: { method: 'client_secret_post' } })),
    expected: INVALID_CLIENT,
  },
  {
    name: 'basic-by-post-client',
    title: 'A client that registered client_secret_post is refused with its credentials in the header',
    ask: by(() => ({ form: CLIENT_CREDENTIALS, authentication: { method: 'client_secret_basic' } }), POST),
    expected: INVALID_CLIENT,
  },
  {
    name: 'credentials-twice',
    title: 'Credentials in the form are what counts when there are some in the header too: invalid_client',
    ask: by(({ client_id, client_secret }) => ({ form: { ...CLIENT_CREDENTIALS, client_id, client_secret } })),
    expected: INVALID_CLIENT,
  },
]

/** Clients that ask for what they may not have. */
const NOT_ALLOWED: readonly ExchangeRow[] = [
  {
    name: 'public-client-credentials',
    title: 'A public client is refused the client_credentials grant with invalid_grant',
    ask: by(() => ({ form: CLIENT_CREDENTIALS }), PUBLIC),
    expected: INVALID_GRANT,
  },
  {
    name: 'grant-not-registered',
    title: 'A client is refused a grant that it did not register',
    ask: by(() => ({ form: CLIENT_CREDENTIALS }), { grant_types: ['authorization_code'] }),
    expected: renamed(400, { before: 'invalid_grant', since: 'unauthorized_client' }),
  },
  {
    name: 'no-code',
    title: 'A request for tokens of a code that is not there is refused with invalid_grant',
    ask: by(({ redirect_uris: [redirect_uri] }) => ({ form: { grant_type: 'authorization_code', redirect_uri } })),
    expected: INVALID_GRANT,
  },
  {
    name: 'unknown-code',
    title: 'A code that nobody issued is refused with invalid_grant',
    ask: by(({ redirect_uris: [redirect_uri] }, { random }) => ({
      form: { grant_type: 'authorization_code', redirect_uri, code: `${random(43)}.${random(43)}` },
    })),
    expected: INVALID_GRANT,
  },
  {
    name: 'no-refresh-token',
    title: 'A request to refresh without a refresh token is refused with invalid_grant',
    ask: by(() => ({ form: { grant_type: 'refresh_token' } })),
    expected: INVALID_GRANT,
  },
  {
    name: 'unknown-refresh-token',
    title: 'A refresh token that nobody issued is refused with invalid_grant',
    ask: by((_, { random }) => ({ form: { grant_type: 'refresh_token', refresh_token: random(43) } })),
    expected: INVALID_GRANT,
  },
]

/** Token requests that are answered by what they are alone. */
export const badRequestRows: readonly ExchangeRow[] = [...MALFORMED, ...UNAUTHENTICATED, ...NOT_ALLOWED]

export const badRequests = exchangeChecks('hydra-token', 'oauth2TokenExchange', badRequestRows)
