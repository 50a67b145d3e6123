import type { Exchange } from '../harness/exchange.js'
import { judgeAnswer } from '../hydra/answer.js'
import { ownClient } from '../hydra/own-client.js'
import { ownTokens, tokenIn, tokensOf } from '../hydra/own-tokens.js'
import { type SharedStoryRow, sharedStoryChecks } from '../hydra/shared-story-checks.js'
import { bothIntrospected, noneActive } from '../hydra/token-activity.js'
import { once } from '../once.js'
import { fail, pass, worst } from '../verdict.js'
import { INVALID_GRANT } from './refusals.js'
import { answerOf } from './token-answer.js'

const SUITE = 'hydra-token'
const WISH = { parameters: { scope: 'openid offline email' }, grantScope: ['openid', 'offline', 'email'] } as const

/** A grant that was refreshed three times: with its scopes, with some of them and with more. */
interface Refreshed {
  readonly first: Exchange
  readonly tokens: readonly [before: string, after: string]
  /** What introspection says of the tokens that were there before. */
  readonly old: readonly Exchange[]
  readonly narrower: Exchange
  readonly wider: Exchange
}

const refreshed = once(async (context): Promise<Refreshed> => {
  const granted = await ownTokens(context, WISH)
  const refresh = (from: Exchange, scope?: string) =>
    context.token({
      client: granted.client,
      form: { grant_type: 'refresh_token', refresh_token: tokenIn(tokensOf(from), 'refresh_token'), scope },
    })
  const first = await refresh(granted.exchange)
  const old = await bothIntrospected(context, granted.tokens)
  const narrower = await refresh(first, 'openid email')
  const wider = await refresh(narrower, 'openid offline email photos')
  const refreshTokens = [granted.exchange, first].map((exchange) => tokenIn(tokensOf(exchange), 'refresh_token'))
  const [before = '', after = ''] = refreshTokens
  return { first, tokens: [before, after], old, narrower, wider }
})

const EVERYTHING = answerOf({ scope: 'openid offline email', idToken: true, refreshToken: true })

const REFRESHED: readonly SharedStoryRow<Refreshed>[] = [
  {
    name: 'refresh',
    title: 'A refresh token brings new tokens of every kind, another refresh token among them',
    operation: 'oauth2TokenExchange',
    judge: ({ first, tokens: [before, after] }) =>
      worst([
        judgeAnswer(first, EVERYTHING),
        before === after ? fail('another refresh token', 'the same', { exchange: first }) : pass(),
      ]),
  },
  {
    name: 'refresh-ends-old-tokens',
    title: 'When a grant is refreshed its old tokens are over at once, the access token too',
    operation: 'oauth2TokenExchange',
    judge: ({ old }) => noneActive(old),
  },
  {
    name: 'refresh-with-narrower-scope',
    title: 'Fewer scopes in a refresh request change nothing',
    operation: 'oauth2TokenExchange',
    judge: ({ narrower }) => judgeAnswer(narrower, EVERYTHING),
  },
  {
    name: 'refresh-with-wider-scope',
    title: 'More scopes in a refresh request change nothing',
    operation: 'oauth2TokenExchange',
    judge: ({ wider }) => judgeAnswer(wider, EVERYTHING),
  },
]

/** A refresh token that was tried wrongly, and then rightly. */
interface Tried {
  readonly byAnotherClient: Exchange
  readonly accessToken: Exchange
  readonly rightly: Exchange
}

const tried = once(async (context): Promise<Tried> => {
  const { client, tokens } = await ownTokens(context)
  const form = (refresh_token: string) => ({ grant_type: 'refresh_token', refresh_token })
  const right = form(tokenIn(tokens, 'refresh_token'))
  const another = await ownClient(context, { distinct: 'another' })
  return {
    byAnotherClient: await context.token({ client: another, form: right }),
    accessToken: await context.token({ client, form: form(tokenIn(tokens, 'access_token')) }),
    rightly: await context.token({ client, form: right }),
  }
})

const TRIED: readonly SharedStoryRow<Tried>[] = [
  {
    name: 'refresh-token-of-another-client',
    title: 'A refresh token is refused with invalid_grant to a client that it was not issued to',
    operation: 'oauth2TokenExchange',
    judge: ({ byAnotherClient }) => judgeAnswer(byAnotherClient, INVALID_GRANT),
  },
  {
    name: 'access-token-for-refresh',
    title: 'An access token is refused with invalid_grant in place of a refresh token',
    operation: 'oauth2TokenExchange',
    judge: ({ accessToken }) => judgeAnswer(accessToken, INVALID_GRANT),
  },
  {
    name: 'refresh-token-survives-refusals',
    title: 'A wrong client and a wrong token do not use a refresh token up',
    operation: 'oauth2TokenExchange',
    judge: ({ rightly }) => judgeAnswer(rightly, { status: 200, members: { refresh_token: /./ } }),
  },
]

/** What refreshing brings, and what it ends. */
export const refreshTokens = [
  ...sharedStoryChecks(SUITE, refreshed, REFRESHED),
  ...sharedStoryChecks(SUITE, tried, TRIED),
]
