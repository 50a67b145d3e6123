import type { Check } from '../check.js'
import type { CheckContext, JsonObject } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { judgeAnswer } from '../hydra/answer.js'
import { acceptConsent, redeemed, redirectTo } from '../hydra/challenge-flow.js'
import { judgeFacts } from '../hydra/judge-facts.js'
import { judgeBackAtClient, landingOf } from '../hydra/landing.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import { introspected } from '../hydra/whole-flow.js'
import type { Verdict } from '../verdict.js'
import { beginConsent } from './asked-consent.js'

interface Accepted {
  /** Of the redirect to the client. */
  readonly verdict: Verdict
  readonly tokens?: Readonly<JsonObject>
  readonly exchange?: Exchange
}

/** Accepts a consent and judges where it leads; with a code the tokens are fetched when they are wanted. */
async function acceptedFor(
  context: CheckContext,
  accepted: Readonly<JsonObject>,
  scope: string,
  wantsTokens: boolean,
): Promise<Accepted> {
  const waiting = await beginConsent(context)
  const { client, browser, challenge, sent } = waiting
  const answer = await acceptConsent(context, challenge, accepted)
  const url = redirectTo(answer)
  if (answer.response.status !== 200 || url === undefined)
    return { verdict: judgeAnswer(answer, { status: 200, members: { redirect_to: /^https?:/ } }) }
  const ended = await context.visit(browser, { url })
  const verdict = judgeBackAtClient(ended, client, {
    system: context.hydra.system,
    parameters: { code: /./, scope, state: sent.state },
  })
  if (verdict.outcome !== 'pass' || !wantsTokens) return { verdict }
  return { verdict, ...(await redeemed(context, { ...waiting, response: landingOf(ended, client).parameters })) }
}

/** Nothing is granted, which is no rejection. */
async function nothing(context: CheckContext): Promise<Verdict> {
  const { verdict, tokens, exchange } = await acceptedFor(context, {}, '', true)
  if (tokens === undefined) return verdict
  const { scope, id_token, refresh_token } = tokens
  return judgeFacts(
    { scope: '', id_token: undefined, refresh_token: undefined },
    { scope, id_token, refresh_token },
    { exchange },
  )
}

const UNASKED = { scopes: ['openid', 'touchstone-unasked'], audience: 'https://unasked.touchstone.test/' }

/** The consent app has the last word, whatever the client asked for and may have. */
async function more(context: CheckContext): Promise<Verdict> {
  const scope = UNASKED.scopes.join(' ')
  const granted = { grant_scope: UNASKED.scopes, grant_access_token_audience: [UNASKED.audience] }
  const { verdict, tokens, exchange } = await acceptedFor(context, granted, scope, true)
  if (tokens === undefined) return verdict
  const { aud } = await introspected(context, tokens.access_token)
  return judgeFacts({ scope, aud: [UNASKED.audience] }, { scope: tokens.scope, aud }, { exchange })
}

const check = (name: string, title: string, run: Check['run'], operations: readonly string[] = []): Check => ({
  id: `hydra-consent/${name}`,
  title,
  requirement: hydraRequires('acceptOAuth2ConsentRequest'),
  operations: ['acceptOAuth2ConsentRequest', 'oAuth2Authorize', ...operations],
  systems: EVERY_HYDRA,
  run,
})

/** What the consent app allows is what the client gets. */
export const acceptChecks: readonly Check[] = [
  check(
    'accept',
    'An accepted consent sends the browser to the client with a code, the granted scopes and the state',
    async (context) => (await acceptedFor(context, { grant_scope: ['openid'] }, 'openid', false)).verdict,
  ),
  check('accept-nothing', 'A consent to nothing still gives a code, and with it an access token alone', nothing, [
    'oauth2TokenExchange',
  ]),
  check(
    'accept-more',
    'The consent app may grant scopes and audiences that were not asked for, also those the client may not have',
    more,
    ['oauth2TokenExchange', 'introspectOAuth2Token'],
  ),
]
