import type { Check } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import { judgeAnswer } from '../hydra/answer.js'
import { challengeIn } from '../hydra/challenge-flow.js'
import { judgeLanding } from '../hydra/landing.js'
import { HYDRA_2, hydraRequires } from '../hydra/requirement.js'
import { rememberedSession, signIn } from '../hydra/signed-in.js'
import type { Verdict } from '../verdict.js'
import { byClient, logOut, shownLogout } from './begin-logout.js'

/** OpenID Connect RP-Initiated Logout 1.0 section 2 wants both methods; 1.5 is older than that. */
async function post(context: CheckContext): Promise<Verdict> {
  const session = await rememberedSession(context)
  const url = context.hydra.url('revokeOidcSession')
  const form = byClient(session, context.random(16))
  const exchange = await context.visit(session.browser, { method: 'POST', url, form })
  return judgeLanding(exchange, session.client, { to: 'the logout app', status: 302 })
}

/** The server itself leaves it to the logout app not to ask. */
async function trusted(context: CheckContext): Promise<Verdict> {
  const client = await context.client({ metadata: { skip_logout_consent: true } })
  const session = await signIn(context, { client })
  const exchange = await logOut(context, session.browser, byClient(session, context.random(16)))
  const challenge = challengeIn(exchange, 'logout', 'hydra-logout/get-by-client')
  return judgeAnswer(await shownLogout(context, challenge), {
    status: 200,
    mediaType: 'application/json',
    members: { client: { client_id: client.client_id, skip_logout_consent: true } },
  })
}

/** Other ways to begin a logout. */
export const wayInChecks: readonly Check[] = [
  {
    id: 'hydra-logout/post',
    title: 'A logout may come by POST too',
    requirement: hydraRequires('revokeOidcSession'),
    operations: ['revokeOidcSession'],
    systems: ['hydra-1.9', ...HYDRA_2],
    run: post,
  },
  {
    id: 'hydra-logout/trusted-client',
    title: 'The logout app is told when the operator trusts the client not to need the question (skip_logout_consent)',
    requirement: hydraRequires('getOAuth2LogoutRequest'),
    operations: ['getOAuth2LogoutRequest', 'revokeOidcSession'],
    systems: HYDRA_2,
    run: trusted,
  },
]
