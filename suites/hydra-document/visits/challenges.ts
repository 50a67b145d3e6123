import type { HydraOperationName } from '../../../specs/index.js'
import type { CheckContext } from '../../harness/context.js'
import { challengeIn, untilConsent, untilGranted, untilLogin } from '../../hydra/challenge-flow.js'
import { ask, ownName, type Visit } from './visit.js'

type App = 'login' | 'consent' | 'logout'

const REFUSAL = { error: 'access_denied', error_description: 'The person said no.' }

/** Who was signed in signs out, and the logout app is asked. */
async function untilLogout(context: CheckContext): Promise<string> {
  const { browser } = await untilGranted(context, { login: { remember: true, remember_for: 600 } })
  const exchange = await context.visit(browser, { url: context.hydra.url('revokeOidcSession') })
  return challengeIn(exchange, 'logout', 'hydra-logout/get')
}

const CHALLENGES: Readonly<Record<App, (context: CheckContext) => Promise<string>>> = {
  login: async (context) => (await untilLogin(context)).challenge,
  consent: async (context) => (await untilConsent(context)).challenge,
  logout: untilLogout,
}

/** Uses an operation of a request that waits for an app, and of one that is not there. */
const ofRequest = (
  name: HydraOperationName,
  app: App,
  body: (context: CheckContext) => { readonly json?: unknown } = () => ({}),
): Visit => {
  const asked = (context: CheckContext, challenge: string) =>
    ask(context, name, { query: { [`${app}_challenge`]: challenge }, ...body(context) })
  return async (context) => [await asked(context, 'unknown'), await asked(context, await CHALLENGES[app](context))]
}

const refusing = () => ({ json: REFUSAL })

export const challengeVisits = {
  getOAuth2LoginRequest: ofRequest('getOAuth2LoginRequest', 'login'),
  acceptOAuth2LoginRequest: ofRequest('acceptOAuth2LoginRequest', 'login', (context) => ({
    json: { subject: ownName(context) },
  })),
  rejectOAuth2LoginRequest: ofRequest('rejectOAuth2LoginRequest', 'login', refusing),
  getOAuth2ConsentRequest: ofRequest('getOAuth2ConsentRequest', 'consent'),
  acceptOAuth2ConsentRequest: ofRequest('acceptOAuth2ConsentRequest', 'consent', () => ({
    json: { grant_scope: ['openid'] },
  })),
  rejectOAuth2ConsentRequest: ofRequest('rejectOAuth2ConsentRequest', 'consent', refusing),
  getOAuth2LogoutRequest: ofRequest('getOAuth2LogoutRequest', 'logout'),
  acceptOAuth2LogoutRequest: ofRequest('acceptOAuth2LogoutRequest', 'logout'),
  rejectOAuth2LogoutRequest: ofRequest('rejectOAuth2LogoutRequest', 'logout', refusing),
} satisfies Readonly<Partial<Record<HydraOperationName, Visit>>>
