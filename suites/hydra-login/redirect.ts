import type { Check } from '../check.js'
import { flowClient } from '../hydra/actors.js'
import { askFor } from '../hydra/challenge-flow.js'
import { judgeFacts } from '../hydra/judge-facts.js'
import { landingOf } from '../hydra/landing.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'

/** The login app learns the request from the admin API: its address goes through histories and logs. */
export const redirect: Check = {
  id: 'hydra-login/redirect',
  title: 'An authorization request is sent to the login app with a challenge, and nothing of the request beside it',
  requirement: hydraRequires('oAuth2Authorize'),
  operations: ['oAuth2Authorize'],
  systems: EVERY_HYDRA,
  async run(context) {
    const client = await flowClient(context)
    const exchange = await askFor(context, { client, browser: context.browser() })
    const { status, to, parameters } = landingOf(exchange, client)
    const sent = new Set(new URL(exchange.request.url).searchParams.keys())
    const told = Object.keys(parameters).filter((name) => sent.has(name))
    return judgeFacts({ status: 302, to: 'the login app', told: [] }, { status, to, told }, { exchange })
  },
}
