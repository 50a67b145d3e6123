import type { Check } from '../check.js'
import type { CheckContext, JsonObject } from '../harness/context.js'
import { flowClient } from '../hydra/actors.js'
import { ABSENT, judgeAnswer } from '../hydra/answer.js'
import { askFor } from '../hydra/challenge-flow.js'
import { judgeFacts } from '../hydra/judge-facts.js'
import { landingOf } from '../hydra/landing.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import type { Verdict } from '../verdict.js'
import { ASKED, askedLogin, shownLogin } from './asked-login.js'

const about = (name: string, title: string, run: Check['run']): Check => ({
  id: `hydra-login/${name}`,
  title,
  requirement: hydraRequires('getOAuth2LoginRequest'),
  operations: ['getOAuth2LoginRequest', 'oAuth2Authorize'],
  systems: EVERY_HYDRA,
  run,
})

const words = (text: string): readonly string[] => text.split(' ')

/** Reaches the login app by itself, since flows that do not are blamed on this. */
async function get(context: CheckContext): Promise<Verdict> {
  // Without the admin side there is nothing to look at.
  context.hydra.url('getOAuth2LoginRequest')
  const client = await flowClient(context)
  const began = await askFor(context, { client, browser: context.browser(), parameters: ASKED })
  const { to, parameters } = landingOf(began, client)
  if (to !== 'the login app') return judgeFacts({ to: 'the login app' }, { to }, { exchange: began })
  const exchange = await context.hydra.send('getOAuth2LoginRequest', {
    query: { login_challenge: parameters.login_challenge },
  })
  const { search } = new URL(began.request.url)
  return judgeAnswer(exchange, {
    status: 200,
    mediaType: 'application/json',
    members: {
      challenge: parameters.login_challenge,
      requested_scope: words(ASKED.scope),
      requested_access_token_audience: [ASKED.audience],
      skip: false,
      subject: '',
      client: { client_id: client.client_id },
      request_url: endingWith(search),
      session_id: /./,
    },
  })
}

/** The server knows itself by its own address, whatever proxy stands before it. */
const endingWith = (text: string): RegExp => new RegExp(`${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)

const CONTEXT: Readonly<JsonObject> = {
  login_hint: ASKED.login_hint,
  ui_locales: words(ASKED.ui_locales),
  acr_values: words(ASKED.acr_values),
  display: ASKED.display,
}

/** What the login app is shown of a request. */
export const getChecks: readonly Check[] = [
  about('get', 'The login app is shown who asks, for what, by which request, and in which session', get),
  about(
    'get-oidc-context',
    'The login app is shown what OpenID Connect lets a client say about the sign-in',
    async (context) => judgeAnswer(await shownLogin(context), { status: 200, members: { oidc_context: CONTEXT } }),
  ),
  about('get-hides-secret', 'The login app is shown the client without its secret', async (context) =>
    judgeAnswer(await shownLogin(context), {
      status: 200,
      members: { client: { client_id: /./, client_secret: ABSENT } },
    }),
  ),
  about(
    'get-old-parameter',
    'A login request is found by the parameter name of old login apps too: challenge',
    async (context) => {
      const { challenge } = await askedLogin(context)
      const exchange = await context.hydra.send('getOAuth2LoginRequest', { query: { challenge } })
      return judgeAnswer(exchange, { status: 200, members: { challenge } })
    },
  ),
]
