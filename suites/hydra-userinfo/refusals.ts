import type { Check } from '../check.js'
import type { CheckContext, JsonObject } from '../harness/context.js'
import { type ByLine, type ExpectedAnswer, judgeAnswer } from '../hydra/answer.js'
import { type ExchangeRow, exchangeChecks } from '../hydra/exchange-checks.js'
import { expiredAccessToken } from '../hydra/expired-tokens.js'
import { basicHeader, ownClient } from '../hydra/own-client.js'
import { clientTokens, sharedTokens, tampered, tokenIn } from '../hydra/own-tokens.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'

const CHALLENGES: ByLine<(error: string) => RegExp> = {
  'hydra-1.5': (error) => new RegExp(`^error=${error},error_description=`),
  'hydra-1.9': (error) => new RegExp(`^error=${error},error_description=`),
  'hydra-2.3': (error) => new RegExp(`^Bearer error="${error}",error_description="`),
  'hydra-2': (error) => new RegExp(`^Bearer error="${error}",error_description="`),
}

const refused =
  (error: ByLine<string>) =>
  (system: keyof ByLine<string>): ExpectedAnswer => ({
    status: 401,
    mediaType: 'application/json',
    error: error[system],
    headers: { 'www-authenticate': CHALLENGES[system](error[system]) },
  })

const same = (error: string): ByLine<string> => ({
  'hydra-1.5': error,
  'hydra-1.9': error,
  'hydra-2.3': error,
  'hydra-2': error,
})

const UNAUTHORIZED = refused(same('request_unauthorized'))

/** A refresh token is no key to UserInfo, which no line has a name for. */
const NO_ACCESS_TOKEN: ByLine<RegExp> = {
  'hydra-1.5': /^error_description="/,
  'hydra-1.9': /^error_description="/,
  'hydra-2.3': /^Bearer error="invalid_token",error_description="/,
  'hydra-2': /^Bearer error="invalid_token",error_description="/,
}

const withHeaders =
  (headers: (context: CheckContext) => Promise<JsonObject & { readonly authorization?: string }>) =>
  async (context: CheckContext) => {
    const { authorization } = await headers(context)
    return context.hydra.send('getOidcUserInfo', { headers: authorization === undefined ? {} : { authorization } })
  }

const bearing = (token: (context: CheckContext) => string | Promise<string>) =>
  withHeaders(async (context) => ({ authorization: `Bearer ${await token(context)}` }))

const shared = (name: 'access_token' | 'refresh_token' | 'id_token') => async (context: CheckContext) =>
  tokenIn((await sharedTokens(context)).tokens, name)

async function revokedToken(context: CheckContext): Promise<string> {
  const { client, tokens } = await clientTokens(context, await ownClient(context))
  const token = tokenIn(tokens, 'access_token')
  await context.token({ client, form: { token }, url: context.hydra.url('revokeOAuth2Token') })
  return token
}

export const refusalRows: readonly ExchangeRow[] = [
  {
    name: 'no-token',
    title: 'UserInfo refuses a request without a token, with a challenge',
    ask: withHeaders(async () => ({})),
    expected: UNAUTHORIZED,
  },
  {
    name: 'empty-token',
    title: 'UserInfo refuses an empty bearer token',
    ask: bearing(() => ''),
    expected: UNAUTHORIZED,
  },
  {
    name: 'unknown-token',
    title: 'UserInfo refuses a token that nobody issued',
    ask: bearing(({ random }) => random(43)),
    expected: UNAUTHORIZED,
  },
  {
    name: 'client-secret',
    title: 'UserInfo refuses the credentials of a client in place of a token',
    ask: withHeaders(async (context) => basicHeader(await ownClient(context))),
    expected: UNAUTHORIZED,
  },
  {
    name: 'id-token',
    title: 'UserInfo refuses an ID token',
    ask: bearing(shared('id_token')),
    expected: UNAUTHORIZED,
  },
  {
    name: 'changed-signature',
    title: 'UserInfo refuses an access token with a changed signature',
    ask: bearing(async (context) => tampered(await shared('access_token')(context))),
    expected: UNAUTHORIZED,
  },
  {
    name: 'revoked-token',
    title: 'UserInfo refuses an access token that was revoked',
    ask: bearing(revokedToken),
    expected: UNAUTHORIZED,
  },
  {
    name: 'refresh-token',
    title: 'UserInfo refuses a refresh token, with an error that has no name',
    ask: bearing(shared('refresh_token')),
    expected: (system) => ({
      status: 401,
      error: 'error',
      headers: { 'www-authenticate': NO_ACCESS_TOKEN[system] },
    }),
  },
]

const EXPIRED = refused({
  'hydra-1.5': 'token_expired',
  'hydra-1.9': 'token_expired',
  'hydra-2.3': 'invalid_token',
  'hydra-2': 'invalid_token',
})

const expiredToken: Check = {
  id: 'hydra-userinfo/expired-token',
  title: 'UserInfo says of an access token whose time is up that it is expired',
  requirement: hydraRequires('getOidcUserInfo'),
  operations: ['getOidcUserInfo'],
  systems: EVERY_HYDRA,
  phase: 'alone',
  async run(context) {
    const exchange = await bearing(expiredAccessToken)(context)
    return judgeAnswer(exchange, EXPIRED(context.hydra.system))
  },
}

/** Requests that UserInfo does not answer with claims. */
export const refusals: readonly Check[] = [
  ...exchangeChecks('hydra-userinfo', 'getOidcUserInfo', refusalRows),
  expiredToken,
]
