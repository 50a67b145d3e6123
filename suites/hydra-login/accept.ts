import type { Check } from '../check.js'
import { flowClient, somebody } from '../hydra/actors.js'
import { judgeAnswer } from '../hydra/answer.js'
import { acceptLogin, redirectTo, untilLogin } from '../hydra/challenge-flow.js'
import { judgeFacts } from '../hydra/judge-facts.js'
import { judgeLanding } from '../hydra/landing.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import { ASKED } from './asked-login.js'

/** The way on is the authorization request again, with a verifier. */
export const accept: Check = {
  id: 'hydra-login/accept',
  title: 'An accepted login goes on with the same authorization request and a verifier, to the consent app',
  requirement: hydraRequires('acceptOAuth2LoginRequest'),
  operations: ['acceptOAuth2LoginRequest', 'oAuth2Authorize'],
  systems: EVERY_HYDRA,
  async run(context) {
    const { client, browser, challenge, sent } = await untilLogin(context, {
      client: await flowClient(context),
      parameters: ASKED,
    })
    const accepted = await acceptLogin(context, challenge, { subject: await somebody(context) })
    const url = redirectTo(accepted)
    if (accepted.response.status !== 200 || url === undefined)
      return judgeAnswer(accepted, { status: 200, members: { redirect_to: /^https?:/ } })
    const onward = Object.fromEntries(new URL(url).searchParams)
    const verdict = judgeFacts({ ...sent, login_verifier: /./ }, onward, { exchange: accepted })
    if (verdict.outcome !== 'pass') return verdict
    return judgeLanding(await context.visit(browser, { url }), client, { to: 'the consent app', status: 302 })
  },
}
