import type { Check } from '../check.js'
import type { CheckContext, JsonObject } from '../harness/context.js'
import { ABSENT, type ByLine, judgeAnswer } from '../hydra/answer.js'
import { judgeFacts } from '../hydra/judge-facts.js'
import { landingOf } from '../hydra/landing.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import { rememberedSession } from '../hydra/signed-in.js'
import type { Verdict } from '../verdict.js'
import { byClient, logOut, shownLogout } from './begin-logout.js'

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/

const NONE = { challenge: ABSENT, client: ABSENT, expires_at: ABSENT, requested_at: ABSENT }

/** What 2.x shows besides, of a logout that nobody asked for and of one that a client did. */
const MORE_OF_OWN: ByLine<Readonly<JsonObject>> = {
  'hydra-1.5': NONE,
  'hydra-1.9': NONE,
  'hydra-2.3': { challenge: /./, client: null, expires_at: DATE, requested_at: DATE },
  'hydra-2': { challenge: /./, client: null, expires_at: DATE, requested_at: DATE },
}

/** Reaches the logout app by itself, since logouts that do not are blamed on these. */
async function shown(context: CheckContext, initiative: 'own' | 'client'): Promise<Verdict> {
  const session = await rememberedSession(context)
  const { browser, client, subject, sessionId } = session
  const began = await logOut(context, browser, initiative === 'own' ? {} : byClient(session, context.random(16)))
  const { status, to, parameters } = landingOf(began)
  const { logout_challenge } = parameters
  if (logout_challenge === undefined)
    return judgeFacts({ status: 302, to: 'the logout app' }, { status, to }, { exchange: began })
  const { system } = context.hydra
  const named = system === 'hydra-2.3' || system === 'hydra-2' ? { client: { client_id: client.client_id } } : NONE
  return judgeAnswer(await shownLogout(context, logout_challenge), {
    status: 200,
    mediaType: 'application/json',
    members: {
      subject,
      sid: sessionId,
      rp_initiated: initiative === 'client',
      // The path and what follows it, without the host.
      request_url: initiative === 'client' ? /^\/.*\?.*id_token_hint=/ : /^\/[^?]*$/,
      ...(initiative === 'client' ? named : MORE_OF_OWN[system]),
    },
  })
}

const check = (name: string, title: string, initiative: 'own' | 'client'): Check => ({
  id: `hydra-logout/${name}`,
  title,
  requirement: hydraRequires('getOAuth2LogoutRequest'),
  operations: ['getOAuth2LogoutRequest', 'revokeOidcSession'],
  systems: EVERY_HYDRA,
  run: (context) => shown(context, initiative),
})

/** What the logout app is shown of a logout. */
export const getChecks: readonly Check[] = [
  check('get', 'The logout app is shown who signs out of which session, and that no client asked for it', 'own'),
  check('get-by-client', 'The logout app is shown that a client asked for the logout, in 2.x also which one', 'client'),
]
