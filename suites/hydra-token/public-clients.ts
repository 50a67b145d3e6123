import type { CheckContext } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { type ByLine, type ExpectedAnswer, judgeAnswer } from '../hydra/answer.js'
import { ownClient } from '../hydra/own-client.js'
import { ownCode, tokenIn, tokensOf } from '../hydra/own-tokens.js'
import { type SharedStoryRow, sharedStoryChecks } from '../hydra/shared-story-checks.js'
import { once } from '../once.js'
import { INVALID_CLIENT } from './refusals.js'

/** A code of a public client, redeemed in several ways; what the first right way brought was refreshed. */
interface OfPublicClient {
  readonly withSecret: Exchange
  readonly basic: Exchange
  readonly refreshed: Exchange
}

const ofPublicClient = once(async (context: CheckContext): Promise<OfPublicClient> => {
  const wish = { token_endpoint_auth_method: 'none', grant_types: ['authorization_code', 'refresh_token'] }
  const { client, form } = await ownCode(context, { client: await ownClient(context, wish) })
  const { client_id } = client
  const withSecret = await context.token({ client, form: { ...form, client_secret: 'touchstone' } })
  const emptyPassword = { method: 'client_secret_basic', client_secret: '' }
  const basic = await context.token({ client, form, authentication: emptyPassword })
  const redeemed = basic.response.status === 200 ? basic : await context.token({ client, form })
  const refresh_token = tokenIn(tokensOf(redeemed), 'refresh_token')
  const refreshed = await context.token({
    client,
    form: { grant_type: 'refresh_token', refresh_token, client_id },
  })
  return { withSecret, basic, refreshed }
})

const TOKENS: ExpectedAnswer = { status: 200, members: { access_token: /./, refresh_token: /./ } }

/** Basic without a password. */
const EMPTY_PASSWORD: ByLine<ExpectedAnswer> = {
  'hydra-1.5': INVALID_CLIENT,
  'hydra-1.9': INVALID_CLIENT,
  'hydra-2.3': TOKENS,
  'hydra-2': TOKENS,
}

const ROWS: readonly SharedStoryRow<OfPublicClient>[] = [
  {
    name: 'public-client',
    title: 'A public client refreshes its tokens with its client_id alone',
    operation: 'oauth2TokenExchange',
    judge: ({ refreshed }) => judgeAnswer(refreshed, TOKENS),
  },
  {
    name: 'public-client-with-secret',
    title: 'A public client that sends a secret is refused with invalid_client',
    operation: 'oauth2TokenExchange',
    judge: ({ withSecret }) => judgeAnswer(withSecret, INVALID_CLIENT),
  },
  {
    name: 'public-client-with-basic',
    title: 'A public client in the header, with an empty password, is taken in 2.x and refused in 1.x',
    operation: 'oauth2TokenExchange',
    judge: ({ basic }, { hydra }) => judgeAnswer(basic, EMPTY_PASSWORD[hydra.system]),
  },
]

/** Clients that have no secret. */
export const publicClients = sharedStoryChecks('hydra-token', ofPublicClient, ROWS)
