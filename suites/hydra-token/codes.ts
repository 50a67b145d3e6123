import type { CheckContext } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { judgeAnswer } from '../hydra/answer.js'
import type { GrantWish } from '../hydra/challenge-flow.js'
import { type ExchangeRow, exchangeChecks } from '../hydra/exchange-checks.js'
import { ownClient } from '../hydra/own-client.js'
import { ownCode, ownTokens, sharedTokens, tokenIn } from '../hydra/own-tokens.js'
import { type SharedStoryRow, sharedStoryChecks } from '../hydra/shared-story-checks.js'
import { bothIntrospected, noneActive } from '../hydra/token-activity.js'
import { once } from '../once.js'
import { worst } from '../verdict.js'
import { INVALID_GRANT, refusal } from './refusals.js'
import { answerOf } from './token-answer.js'

const SUITE = 'hydra-token'

/** The answer to a new code, granted as wished. */
const redeemed =
  (wish: GrantWish) =>
  async (context: CheckContext): Promise<Exchange> => {
    const { client, form } = await ownCode(context, wish)
    return context.token({ client, form })
  }

/** The one line that takes any nonce with a code. */
const TAKES_SHORT_NONCES = 'hydra-1.9'

/** Codes that were granted more or less. */
export const codeRows: readonly ExchangeRow[] = [
  {
    name: 'code',
    title:
      'A code with openid and offline brings an access token, an ID token and a refresh token, and says its scopes',
    ask: async (context) => (await sharedTokens(context)).exchange,
    expected: answerOf({ scope: 'openid offline email', idToken: true, refreshToken: true }),
  },
  {
    name: 'offline-access',
    title: 'A code with offline_access brings a refresh token, as one with offline does',
    ask: redeemed({ parameters: { scope: 'openid offline_access' }, grantScope: ['openid', 'offline_access'] }),
    expected: answerOf({ scope: 'openid offline_access', idToken: true, refreshToken: true }),
  },
  {
    name: 'without-openid',
    title: 'A code without openid brings no ID token',
    ask: redeemed({ parameters: { scope: 'email photos' }, grantScope: ['email', 'photos'] }),
    expected: answerOf({ scope: 'email photos' }),
  },
  {
    name: 'offline-not-granted',
    title: 'A code brings no refresh token when offline was asked for and not granted',
    ask: redeemed({ parameters: { scope: 'openid offline' }, grantScope: ['openid'] }),
    expected: answerOf({ scope: 'openid', idToken: true }),
  },
  {
    name: 'no-refresh-grant',
    title: 'A client that did not register the refresh_token grant gets no refresh token, though offline was granted',
    ask: async (context) => {
      const client = await ownClient(context, { grant_types: ['authorization_code'] })
      return redeemed({ client, parameters: { scope: 'openid offline' }, grantScope: ['openid', 'offline'] })(context)
    },
    expected: answerOf({ scope: 'openid offline', idToken: true }),
  },
  {
    name: 'short-nonce',
    title: 'A code of a request with a nonce that can be guessed is refused with insufficient_entropy, but in 1.9',
    ask: redeemed({ parameters: { scope: 'openid photos', nonce: 'abc' }, grantScope: ['openid', 'photos'] }),
    expected: (system) =>
      system === TAKES_SHORT_NONCES
        ? { status: 200, members: { access_token: /./, id_token: /./ } }
        : refusal(400, 'insufficient_entropy'),
  },
]

/** A code that was tried wrongly, and then rightly. */
interface Tried {
  readonly byAnotherClient: Exchange
  readonly otherRedirectUri: Exchange
  readonly noRedirectUri: Exchange
  readonly rightly: Exchange
}

const tried = once(async (context): Promise<Tried> => {
  const { client, form } = await ownCode(context)
  const another = await ownClient(context, { distinct: 'another' })
  return {
    byAnotherClient: await context.token({ client: another, form }),
    otherRedirectUri: await context.token({
      client,
      form: { ...form, redirect_uri: `${client.redirect_uris[0]}/other` },
    }),
    noRedirectUri: await context.token({ client, form: { ...form, redirect_uri: undefined } }),
    rightly: await context.token({ client, form }),
  }
})

const TRIED: readonly SharedStoryRow<Tried>[] = [
  {
    name: 'code-of-another-client',
    title: 'A code is refused with invalid_grant to a client that it was not issued to',
    operation: 'oauth2TokenExchange',
    judge: ({ byAnotherClient }) => judgeAnswer(byAnotherClient, INVALID_GRANT),
  },
  {
    name: 'other-redirect-uri',
    title: 'A code is refused with invalid_grant when the redirect_uri is another one',
    operation: 'oauth2TokenExchange',
    judge: ({ otherRedirectUri }) => judgeAnswer(otherRedirectUri, INVALID_GRANT),
  },
  {
    name: 'no-redirect-uri',
    title: 'A code is refused with invalid_grant when the redirect_uri is left out',
    operation: 'oauth2TokenExchange',
    judge: ({ noRedirectUri }) => judgeAnswer(noRedirectUri, INVALID_GRANT),
  },
  {
    name: 'code-survives-refusals',
    title: 'A wrong client and a wrong redirect_uri do not use a code up',
    operation: 'oauth2TokenExchange',
    judge: ({ rightly }) => judgeAnswer(rightly, { status: 200, members: { access_token: /./ } }),
  },
]

/** A code that was used twice. */
interface Reused {
  readonly second: Exchange
  readonly tokens: readonly Exchange[]
  readonly refreshed: Exchange
}

const reused = once(async (context): Promise<Reused> => {
  const { client, form, tokens } = await ownTokens(context)
  const second = await context.token({ client, form })
  const refresh_token = tokenIn(tokens, 'refresh_token')
  return {
    second,
    tokens: await bothIntrospected(context, tokens),
    refreshed: await context.token({ client, form: { grant_type: 'refresh_token', refresh_token } }),
  }
})

const REUSED: readonly SharedStoryRow<Reused>[] = [
  {
    name: 'code-reuse',
    title: 'A code that was used is refused with invalid_grant',
    operation: 'oauth2TokenExchange',
    judge: ({ second }) => judgeAnswer(second, INVALID_GRANT),
  },
  {
    name: 'code-reuse-ends-tokens',
    title: 'Using a code twice ends the tokens that it brought, of both kinds',
    operation: 'oauth2TokenExchange',
    judge: ({ tokens, refreshed }) => worst([noneActive(tokens), judgeAnswer(refreshed, INVALID_GRANT)]),
  },
]

/** What codes bring, and what uses them up. */
export const codes = [
  ...exchangeChecks(SUITE, 'oauth2TokenExchange', codeRows),
  ...sharedStoryChecks(SUITE, tried, TRIED),
  ...sharedStoryChecks(SUITE, reused, REUSED),
]
