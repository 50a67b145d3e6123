import type { Check } from '../check.js'
import { flowClient } from '../hydra/actors.js'
import { askFor } from '../hydra/challenge-flow.js'
import { judgeFacts } from '../hydra/judge-facts.js'
import { judgeLanding, landingOf } from '../hydra/landing.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'

/** The login app learns the request from the admin API: its address goes through histories and logs. */
const byGet: Check = {
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

const byPost: Check = {
  id: 'hydra-login/redirect-post',
  title: 'An authorization request that comes as a form is sent to the login app too',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.1.2.1', level: 'MUST' },
  operations: ['oAuth2Authorize'],
  systems: EVERY_HYDRA,
  async run(context) {
    const client = await flowClient(context)
    const form = {
      client_id: client.client_id,
      redirect_uri: client.redirect_uris[0],
      response_type: 'code',
      scope: 'openid',
      state: context.random(16),
    }
    const url = context.endpoint('authorization_endpoint')
    const exchange = await context.visit(context.browser(), { method: 'POST', url, form })
    return judgeLanding(exchange, client, { to: 'the login app', status: 302 })
  },
}

/** The way to the login app. */
export const redirectChecks: readonly Check[] = [byGet, byPost]
