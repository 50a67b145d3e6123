import type { Check } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { judgeAnswer } from '../hydra/answer.js'
import { type ExchangeRow, exchangeChecks } from '../hydra/exchange-checks.js'
import { AUDIENCE, ownClient } from '../hydra/own-client.js'
import { tokenIn, tokensOf } from '../hydra/own-tokens.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import { introspected } from '../hydra/token-activity.js'
import { skip } from '../verdict.js'
import { INVALID_REQUEST, refusal } from './refusals.js'
import { answerOf } from './token-answer.js'

const asked = async (context: CheckContext, form: Readonly<Record<string, string>>): Promise<Exchange> =>
  context.token({ client: await ownClient(context), form: { grant_type: 'client_credentials', ...form } })

export const clientCredentialsRows: readonly ExchangeRow[] = [
  {
    name: 'client-credentials',
    title: 'A client gets an access token for scopes of its own, and nothing that only a person could grant',
    ask: (context) => asked(context, { scope: 'email photos' }),
    expected: answerOf({ scope: 'email photos' }),
  },
  {
    name: 'client-credentials-of-nobody',
    title: 'With client_credentials neither openid brings an ID token nor offline a refresh token',
    ask: (context) => asked(context, { scope: 'openid offline' }),
    expected: answerOf({ scope: 'openid offline' }),
  },
  {
    name: 'foreign-scope',
    title: 'A client is refused scopes that it did not register with invalid_scope',
    ask: (context) => asked(context, { scope: 'email touchstone.nothing' }),
    expected: refusal(400, 'invalid_scope'),
  },
  {
    name: 'foreign-audience',
    title: 'A client is refused an audience that it did not register with invalid_request',
    ask: (context) => asked(context, { audience: 'https://other.touchstone.example/' }),
    expected: INVALID_REQUEST,
  },
  {
    name: 'audience-below',
    title: 'A client gets tokens for what lies below an audience that it registered',
    ask: (context) => asked(context, { audience: `${AUDIENCE}below` }),
    expected: { status: 200, members: { access_token: /./ } },
  },
]

const audience: Check = {
  id: 'hydra-token/audience',
  title: 'An access token is meant for the audience that its client asked for',
  requirement: hydraRequires('oauth2TokenExchange'),
  operations: ['oauth2TokenExchange'],
  systems: EVERY_HYDRA,
  async run(context) {
    const exchange = await asked(context, { audience: AUDIENCE })
    const token = tokenIn(tokensOf(exchange), 'access_token')
    return judgeAnswer(await introspected(context, token), { status: 200, members: { aud: [AUDIENCE] } })
  },
}

const wildcardScope: Check = {
  id: 'hydra-token/wildcard-scope',
  title: 'A client that registered a scope with a wildcard gets the scopes that it stands for',
  requirement: hydraRequires('oauth2TokenExchange'),
  operations: ['oauth2TokenExchange'],
  systems: EVERY_HYDRA,
  async run(context) {
    const client = await ownClient(context, { distinct: 'wildcard', metadata: { scope: 'albums.*' } })
    const form = { grant_type: 'client_credentials', scope: 'albums.read' }
    const exchange = await context.token({ client, form })
    const body = jsonBody(exchange)
    if (isObject(body) && body.error === 'invalid_scope')
      return skip('this server compares scopes otherwise (its setting strategies.scope)')
    return judgeAnswer(exchange, answerOf({ scope: 'albums.read' }))
  },
}

/** Tokens that clients get for themselves. */
export const clientCredentials: readonly Check[] = [
  ...exchangeChecks('hydra-token', 'oauth2TokenExchange', clientCredentialsRows),
  audience,
  wildcardScope,
]
