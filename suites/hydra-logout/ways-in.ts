import type { Check } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import { judgeLanding, landingOf } from '../hydra/landing.js'
import { HYDRA_2, hydraRequires } from '../hydra/requirement.js'
import { rememberedSession, signIn } from '../hydra/signed-in.js'
import type { Verdict } from '../verdict.js'
import { byClient, logOut } from './begin-logout.js'

/** OpenID Connect RP-Initiated Logout 1.0 section 2 wants both methods; 1.5 is older than that. */
async function post(context: CheckContext): Promise<Verdict> {
  const session = await rememberedSession(context)
  const url = context.hydra.url('revokeOidcSession')
  const form = byClient(session, context.random(16))
  const exchange = await context.visit(session.browser, { method: 'POST', url, form })
  return judgeLanding(exchange, session.client, { to: 'the logout app', status: 302 })
}

/** More redirects than this are none of a logout that asks nobody. */
const MOST_STEPS = 4

async function trusted(context: CheckContext): Promise<Verdict> {
  const client = await context.client({ metadata: { skip_logout_consent: true } })
  const session = await signIn(context, { client })
  const state = context.random(16)
  let exchange = await logOut(context, session.browser, byClient(session, state))
  for (let step = 1; step < MOST_STEPS && landingOf(exchange, client).to === 'elsewhere'; step++) {
    const location = exchange.response.headers.get('location') ?? ''
    exchange = await context.visit(session.browser, { url: new URL(location, exchange.request.url) })
  }
  return judgeLanding(exchange, client, { to: 'the client', parameters: { state } })
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
    title: 'For a client that the operator trusts (skip_logout_consent) the logout app is not asked',
    requirement: hydraRequires('revokeOidcSession'),
    operations: ['revokeOidcSession'],
    systems: HYDRA_2,
    run: trusted,
  },
]
