import type { ExpectedAnswer } from '../hydra/answer.js'
import { type ExchangeRow, exchangeChecks } from '../hydra/exchange-checks.js'
import { ownClient } from '../hydra/own-client.js'
import { assertionClaims } from './assertion-claims.js'
import { INVALID_CLIENT, INVALID_REQUEST } from './refusals.js'
import { asserting, kidOf, SIGNING, signed } from './signing-client.js'

const GRANTED: ExpectedAnswer = { status: 200, members: { access_token: /./ } }

export const assertionRows: readonly ExchangeRow[] = [
  ...assertionClaims,
  {
    name: 'assertion-with-unknown-kid',
    title: 'An assertion with a kid that the client did not register is refused with invalid_request',
    ask: asserting(signed(() => ({ alg: 'RS256', kid: 'touchstone-unknown' }))),
    expected: INVALID_REQUEST,
  },
  {
    name: 'assertion-without-kid',
    title: 'An assertion without a kid is taken since 1.9, where one key fits',
    ask: asserting(signed(() => ({ alg: 'RS256' }))),
    expected: (system) => (system === 'hydra-1.5' ? INVALID_REQUEST : GRANTED),
  },
  {
    name: 'assertion-with-secret',
    title: 'An assertion that is signed with a secret is refused with invalid_client',
    ask: asserting(signed((client) => ({ alg: 'HS256', kid: kidOf(client) }), 'touchstone-touchstone-touchstone')),
    expected: INVALID_CLIENT,
  },
  {
    name: 'assertion-unsigned',
    title: 'An assertion without a signature is refused with invalid_client',
    ask: asserting(signed(() => ({ alg: 'none' }))),
    expected: INVALID_CLIENT,
  },
  {
    name: 'assertion-garbage',
    title: 'An assertion that is no JWT is refused with invalid_client',
    ask: asserting(async () => ({ client_assertion: 'touchstone' })),
    expected: INVALID_CLIENT,
  },
  {
    name: 'assertion-missing',
    title: 'A client_assertion_type without an assertion is refused with invalid_request',
    ask: asserting(async () => ({})),
    expected: INVALID_REQUEST,
  },
  {
    name: 'assertion-of-unknown-type',
    title: 'A client_assertion_type that nobody knows is refused with invalid_request',
    ask: asserting(async (client, context) => ({
      ...(await signed(() => ({ alg: 'RS256', kid: kidOf(client) }))(client, context)),
      client_assertion_type: 'touchstone',
    })),
    expected: INVALID_REQUEST,
  },
  {
    name: 'basic-by-signing-client',
    title: 'A client that registered private_key_jwt is refused with a secret',
    ask: async (context) =>
      context.token({
        client: await ownClient(context, SIGNING),
        form: { grant_type: 'client_credentials' },
        authentication: { method: 'client_secret_basic', client_secret: 'touchstone' },
      }),
    expected: INVALID_CLIENT,
  },
]

/** RFC 7523 as Hydra has it. */
export const clientAssertions = exchangeChecks('hydra-token', 'oauth2TokenExchange', assertionRows)
