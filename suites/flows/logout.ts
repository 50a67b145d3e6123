import { describeOutcome } from '../authorization-response/describe-outcome.js'
import type { Check } from '../check.js'
import { blocked } from '../evidence.js'
import type { Browser, CheckContext, Flow } from '../harness/context.js'
import { fail, pass, skip, type Verdict } from '../verdict.js'
import { type Arrival, confirm } from './confirm.js'
import { judgedByOpenidClient } from './openid-verdict.js'

/** An application signs a person out and gets the browser back. */
export const logout: Check = {
  id: 'flows/logout',
  title: 'A browser sent to the logout address of openid-client comes back signed out, with the state',
  requirement: { standard: 'OpenID Connect RP-Initiated Logout 1.0', section: '2', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect RP-Initiated Logout 1.0', section: '3', level: 'MUST' }],
  oidf: 'oidcc-rp-initiated-logout',
  operations: ['endSession', 'authorize'],
  async run(context) {
    context.endpoint('end_session_endpoint')
    const browser = context.browser()
    const flow = await context.flow({ browser, until: 'token', own: true })
    const [token] = flow.idTokens
    if (flow.failure !== undefined) return blocked(flow.failure.because, flow.failure.blame)
    if (token === undefined) return blocked('there is no ID token', 'token/token-id-token')
    const [post_logout_redirect_uri] = flow.client.post_logout_redirect_uris
    if (post_logout_redirect_uri === undefined) return skip('the client has no post_logout_redirect_uris')
    return judgedByOpenidClient('openid-client makes an address to sign out at', async () => {
      const { buildEndSessionUrl } = await import('openid-client')
      const state = context.random()
      const parameters = { id_token_hint: token.jwt, post_logout_redirect_uri, state }
      const url = buildEndSessionUrl(await context.openidClient(flow.client), parameters)
      const arrival = await confirm(context, browser, await context.browse(browser, { url }))
      return comesBack(arrival, post_logout_redirect_uri, state) ?? (await isSignedOut(context, browser, flow))
    })
  },
}

/** Section 3: the browser is sent to the registered URI, with the state. */
function comesBack({ exchange, location }: Arrival, uri: string, state: string): Verdict | undefined {
  const expected = `a redirect to ${uri} with the state`
  if (location === undefined) return fail(expected, { status: exchange.response.status }, { exchange })
  const reached = new URL(location)
  if (withoutQuery(reached) !== withoutQuery(new URL(uri))) return fail(expected, withoutQuery(reached), { exchange })
  const returned = reached.searchParams.get('state')
  return returned === state ? undefined : fail({ state }, { state: returned }, { exchange })
}

const withoutQuery = ({ origin, pathname }: URL): string => `${origin}${pathname}`

/** Without a session nobody gets in without a page. */
async function isSignedOut(context: CheckContext, browser: Browser, { client }: Flow): Promise<Verdict> {
  const outcome = await context.authorize({ client, browser, parameters: { prompt: 'none' } })
  const error = outcome.kind === 'callback' ? outcome.parameters.error : undefined
  return error === undefined
    ? fail('prompt=none is refused after the logout', describeOutcome(outcome), { exchange: outcome.exchange })
    : pass()
}
