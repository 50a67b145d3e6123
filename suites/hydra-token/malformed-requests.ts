import type { ExchangeRow } from '../hydra/exchange-checks.js'
import { basicHeader, ownClient } from '../hydra/own-client.js'
import { askedBy, CLIENT_CREDENTIALS } from './asked-by.js'
import { INVALID_REQUEST } from './refusals.js'

/** Requests that are not understood. */
export const malformedRequests: readonly ExchangeRow[] = [
  {
    name: 'empty-body',
    title: 'The token endpoint refuses a request without a body with invalid_request',
    ask: askedBy(() => ({ form: {} })),
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
    ask: askedBy(() => ({ form: { scope: 'email' } })),
    expected: INVALID_REQUEST,
  },
  {
    name: 'unknown-grant-type',
    title: 'The token endpoint refuses a grant_type that it does not know with invalid_request',
    ask: askedBy(() => ({ form: { grant_type: 'touchstone' } })),
    expected: INVALID_REQUEST,
  },
  {
    name: 'password-grant',
    title: 'The token endpoint refuses the password grant with invalid_request',
    ask: askedBy(({ client_id }) => ({
      form: { grant_type: 'password', username: client_id, password: 'touchstone' },
    })),
    expected: INVALID_REQUEST,
  },
  {
    name: 'repeated-grant-type',
    title: 'Of a grant_type that comes twice the token endpoint takes the first',
    ask: askedBy(() => ({ form: CLIENT_CREDENTIALS, repeated: [['grant_type', 'refresh_token']] })),
    expected: { status: 200, members: { access_token: /./ } },
  },
]
