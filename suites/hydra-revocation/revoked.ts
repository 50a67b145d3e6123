import type { CheckContext, TokenRequest } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import type { ExpectedAnswer } from '../hydra/answer.js'

/** Sends a revocation request with the client's authentication, as a token request is sent. */
export const revoked = (context: CheckContext, request: TokenRequest): Promise<Exchange> =>
  context.token({ url: context.hydra.url('revokeOAuth2Token'), ...request })

/** Revocation says no more than this, whatever the token was. */
export const DONE: ExpectedAnswer = { status: 200, empty: true }
