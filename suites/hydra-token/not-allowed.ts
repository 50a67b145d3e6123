import type { ClientWish } from '../harness/context.js'
import type { ExchangeRow } from '../hydra/exchange-checks.js'
import { askedBy, CLIENT_CREDENTIALS } from './asked-by.js'
import { INVALID_GRANT, renamed } from './refusals.js'

const PUBLIC: ClientWish = { token_endpoint_auth_method: 'none' }

/** Clients that ask for what they may not have. */
export const notAllowed: readonly ExchangeRow[] = [
  {
    name: 'public-client-credentials',
    title: 'A public client is refused the client_credentials grant with invalid_grant',
    ask: askedBy(() => ({ form: CLIENT_CREDENTIALS }), PUBLIC),
    expected: INVALID_GRANT,
  },
  {
    name: 'grant-not-registered',
    title: 'A client is refused a grant that it did not register',
    ask: askedBy(() => ({ form: CLIENT_CREDENTIALS }), { grant_types: ['authorization_code'] }),
    expected: renamed(400, { before: 'invalid_grant', since: 'unauthorized_client' }),
  },
  {
    name: 'no-code',
    title: 'A request for tokens of a code that is not there is refused with invalid_grant',
    ask: askedBy(({ redirect_uris: [redirect_uri] }) => ({ form: { grant_type: 'authorization_code', redirect_uri } })),
    expected: INVALID_GRANT,
  },
  {
    name: 'unknown-code',
    title: 'A code that nobody issued is refused with invalid_grant',
    ask: askedBy(({ redirect_uris: [redirect_uri] }, { random }) => ({
      form: { grant_type: 'authorization_code', redirect_uri, code: `${random(43)}.${random(43)}` },
    })),
    expected: INVALID_GRANT,
  },
  {
    name: 'no-refresh-token',
    title: 'A request to refresh without a refresh token is refused with invalid_grant',
    ask: askedBy(() => ({ form: { grant_type: 'refresh_token' } })),
    expected: INVALID_GRANT,
  },
  {
    name: 'unknown-refresh-token',
    title: 'A refresh token that nobody issued is refused with invalid_grant',
    ask: askedBy((_, { random }) => ({ form: { grant_type: 'refresh_token', refresh_token: random(43) } })),
    expected: INVALID_GRANT,
  },
]
