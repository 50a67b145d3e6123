import type { Check } from '../check.js'
import type { CheckContext, JsonObject } from '../harness/context.js'
import { jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { AUDIENCE, flowClient, somebody } from '../hydra/actors.js'
import { ABSENT, type ByLine, judgeAnswer } from '../hydra/answer.js'
import { acceptLogin, onward, untilLogin } from '../hydra/challenge-flow.js'
import { judgeFacts } from '../hydra/judge-facts.js'
import { landingOf } from '../hydra/landing.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import { SCOPES, wholeFlow } from '../hydra/whole-flow.js'
import type { Verdict } from '../verdict.js'

const about = (name: string, title: string, run: Check['run']): Check => ({
  id: `hydra-consent/${name}`,
  title,
  requirement: hydraRequires('getOAuth2ConsentRequest'),
  operations: ['getOAuth2ConsentRequest', 'oAuth2Authorize'],
  systems: EVERY_HYDRA,
  run,
})

/** In 2.x the challenge holds the whole flow, and another one does after each step. */
const LOGIN_CHALLENGE_STAYS: ByLine<boolean> = {
  'hydra-1.5': true,
  'hydra-1.9': true,
  'hydra-2.3': false,
  'hydra-2': false,
}

/** Reaches the consent app by itself, since flows that do not are blamed on this. */
async function get(context: CheckContext): Promise<Verdict> {
  const [client, subject] = [await flowClient(context), await somebody(context)]
  const parameters = { scope: SCOPES.join(' '), audience: AUDIENCE }
  const { browser, challenge: login_challenge } = await untilLogin(context, { client, parameters })
  const asked = jsonBody(await context.hydra.send('getOAuth2LoginRequest', { query: { login_challenge } }))
  const accepted = await acceptLogin(context, login_challenge, { subject })
  const came = await context.visit(browser, { url: onward(accepted, 'hydra-login/accept') })
  const landing = landingOf(came, client)
  if (landing.to !== 'the consent app')
    return judgeFacts({ to: 'the consent app' }, { to: landing.to }, { exchange: came })
  const { consent_challenge } = landing.parameters
  const exchange = await context.hydra.send('getOAuth2ConsentRequest', { query: { consent_challenge } })
  return judgeAnswer(exchange, {
    status: 200,
    mediaType: 'application/json',
    members: {
      challenge: consent_challenge,
      requested_scope: SCOPES,
      requested_access_token_audience: [AUDIENCE],
      skip: false,
      subject,
      oidc_context: {},
      client: { client_id: client.client_id },
      request_url: /\?.*client_id=/,
      login_challenge: LOGIN_CHALLENGE_STAYS[context.hydra.system] ? login_challenge : /./,
      login_session_id: isObject(asked) ? asked.session_id : /./,
    },
  })
}

/** Members that not every line has. */
const MEMBERS_OF_LINES: ByLine<Readonly<JsonObject>> = {
  'hydra-1.5': { consent_request_id: ABSENT, amr: ABSENT },
  'hydra-1.9': { consent_request_id: ABSENT, amr: ABSENT },
  'hydra-2.3': { consent_request_id: ABSENT, amr: [/./, /./] },
  'hydra-2': { consent_request_id: /./, amr: [/./, /./] },
}

/** What the consent app is shown of a request. */
export const getChecks: readonly Check[] = [
  about('get', 'The consent app is shown who asks, for what, of whom, and from which login and session it came', get),
  about(
    'get-members-of-line',
    'The consent app is shown amr from 2.x on and an id of the request in 26, and neither of them before',
    async (context) =>
      judgeAnswer((await wholeFlow(context)).shown, { status: 200, members: MEMBERS_OF_LINES[context.hydra.system] }),
  ),
  about('get-hides-secret', 'The consent app is shown the client without its secret', async (context) =>
    judgeAnswer((await wholeFlow(context)).shown, {
      status: 200,
      members: { client: { client_id: /./, client_secret: ABSENT } },
    }),
  ),
]
