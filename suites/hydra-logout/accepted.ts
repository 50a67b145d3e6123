import type { HydraOperationName } from '../../specs/index.js'
import type { Check } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import { jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { type ByLine, judgeAnswer } from '../hydra/answer.js'
import { cookiesSet } from '../hydra/cookies-set.js'
import { judgeFacts } from '../hydra/judge-facts.js'
import { type ExpectedLanding, judgeLanding } from '../hydra/landing.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import type { Verdict } from '../verdict.js'
import { acceptedLogout, type Completed, completedLogout } from './completed-logout.js'

const ONWARD = { status: 200, members: { redirect_to: /logout_verifier=/ } }

/** What a verifier leads to that was used. */
const SECOND_USE: ByLine<ExpectedLanding> = {
  'hydra-1.5': { to: 'the error page', parameters: { error: /./ } },
  'hydra-1.9': { to: 'the error page', parameters: { error: /./ } },
  'hydra-2.3': { to: 'the client' },
  'hydra-2': { to: 'the client' },
}

async function cookieGone({ followed }: Completed): Promise<Verdict> {
  const removed = (await cookiesSet(followed)).filter(({ maxAge }) => maxAge === 0).length
  return judgeFacts({ removed: 1 }, { removed }, { exchange: followed })
}

/** 1.5 sends a state also where none was given. */
const EMPTY_STATE: ByLine<string | undefined> = {
  'hydra-1.5': '',
  'hydra-1.9': undefined,
  'hydra-2.3': undefined,
  'hydra-2': undefined,
}

function active({ introspected }: Completed): Verdict {
  const body = jsonBody(introspected)
  return judgeFacts({ active: true }, { active: isObject(body) && body.active }, { exchange: introspected })
}

const check = (
  name: string,
  title: string,
  operation: HydraOperationName,
  judge: (told: Completed, context: CheckContext) => Verdict | Promise<Verdict>,
): Check => ({
  id: `hydra-logout/${name}`,
  title,
  requirement: hydraRequires(operation),
  operations: [operation],
  systems: EVERY_HYDRA,
  run: async (context) => judge(await completedLogout(context), context),
})

/** The person signs out. */
export const acceptedChecks: readonly Check[] = [
  {
    id: 'hydra-logout/accept',
    title: 'An accepted logout goes on with a verifier',
    requirement: hydraRequires('acceptOAuth2LogoutRequest'),
    operations: ['acceptOAuth2LogoutRequest'],
    systems: EVERY_HYDRA,
    run: async (context) => judgeAnswer((await acceptedLogout(context)).accepted, ONWARD),
  },
  check('get-accepted', 'A logout is still shown after it was accepted', 'getOAuth2LogoutRequest', (told) =>
    judgeAnswer(told.shownAccepted, { status: 200, members: { subject: told.session.subject, rp_initiated: true } }),
  ),
  check('accept-again', 'A logout may be accepted twice', 'acceptOAuth2LogoutRequest', ({ acceptedAgain }) =>
    judgeAnswer(acceptedAgain, ONWARD),
  ),
  check(
    'back-to-client',
    'After the logout the browser comes back to the client, with the state',
    'revokeOidcSession',
    ({ session, state, followed }) =>
      judgeLanding(followed, session.client, { to: 'the client', status: 302, parameters: { state } }),
  ),
  check(
    'cookie-removed',
    'The logout takes the cookie of the session from the browser',
    'revokeOidcSession',
    cookieGone,
  ),
  check(
    'verifier-twice',
    'A logout verifier that was used gets an error page in 1.x, and leads where it led before in 2.x',
    'revokeOidcSession',
    ({ session, followedAgain }, { hydra }) => judgeLanding(followedAgain, session.client, SECOND_USE[hydra.system]),
  ),
  check('session-gone', 'After the logout the login app has to ask again', 'revokeOidcSession', ({ next }) =>
    judgeAnswer(next, { status: 200, members: { skip: false, subject: '' } }),
  ),
  check('tokens-live-on', 'The tokens of a client live on after a logout', 'revokeOidcSession', active),
  check(
    'session-over',
    'A client that asks for a logout from a session that is over gets the browser back at once',
    'revokeOidcSession',
    ({ session, repeated }, { hydra }) =>
      judgeLanding(repeated, session.client, { to: 'the client', parameters: { state: EMPTY_STATE[hydra.system] } }),
  ),
]
