import type { HydraOperationName } from '../../specs/index.js'
import type { Check } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import { jsonBody, mediaType } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { AUDIENCE } from '../hydra/actors.js'
import { judgeAnswer } from '../hydra/answer.js'
import { judgeFacts } from '../hydra/judge-facts.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import { SCOPES, SESSION, wholeFlow } from '../hydra/whole-flow.js'
import { skip, type Verdict } from '../verdict.js'

async function inIdToken(context: CheckContext): Promise<Verdict> {
  const { idTokenClaims, tokenExchange } = await wholeFlow(context)
  return judgeFacts(SESSION.id_token, idTokenClaims, { exchange: tokenExchange })
}

async function inUserinfo(context: CheckContext): Promise<Verdict> {
  const { tokens } = await wholeFlow(context)
  const exchange = await context.hydra.send('getOidcUserInfo', {
    headers: { authorization: `Bearer ${tokens.access_token}` },
  })
  if (mediaType(exchange) === 'application/jwt') return skip('UserInfo is a JWT here')
  return judgeAnswer(exchange, { status: 200, members: SESSION.id_token })
}

/** Opaque tokens and JWTs alike. */
async function inIntrospection(context: CheckContext): Promise<Verdict> {
  const { tokens, subject } = await wholeFlow(context)
  const form = { token: String(tokens.access_token) }
  const exchange = await context.hydra.send('introspectOAuth2Token', { form })
  const body = jsonBody(exchange)
  if (!isObject(body) || body.active !== true) return judgeAnswer(exchange, { status: 200, members: { active: true } })
  return judgeFacts({ ext: SESSION.access_token, aud: [AUDIENCE], scope: SCOPES.join(' '), sub: subject }, body, {
    exchange,
  })
}

const check = (name: string, title: string, operation: HydraOperationName, run: Check['run']): Check => ({
  id: `hydra-consent/${name}`,
  title,
  requirement: hydraRequires('acceptOAuth2ConsentRequest'),
  operations: ['acceptOAuth2ConsentRequest', operation],
  systems: EVERY_HYDRA,
  run,
})

/** What the consent app says of the person comes out where it is meant to. */
export const sessionChecks: readonly Check[] = [
  check(
    'session-in-id-token',
    'The ID token has the claims that the consent app gave it',
    'oauth2TokenExchange',
    inIdToken,
  ),
  check(
    'session-at-userinfo',
    'UserInfo has the claims that the consent app gave the ID token',
    'getOidcUserInfo',
    inUserinfo,
  ),
  check(
    'session-at-introspection',
    'Introspection has what the consent app gave the access token, the granted audience and scopes, and the person',
    'introspectOAuth2Token',
    inIntrospection,
  ),
]
