import type { Check } from '../check.js'
import { jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { type ByLine, judgeAnswer } from '../hydra/answer.js'
import { cookiesSet } from '../hydra/cookies-set.js'
import { judgeFacts } from '../hydra/judge-facts.js'
import { type ExpectedLanding, judgeLanding } from '../hydra/landing.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import { sharedStoryChecks } from '../hydra/shared-story-checks.js'
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
  ...sharedStoryChecks('hydra-logout', completedLogout, [
    {
      name: 'get-accepted',
      title: 'A logout is still shown after it was accepted',
      operation: 'getOAuth2LogoutRequest',
      judge: ({ shownAccepted, session: { subject } }) =>
        judgeAnswer(shownAccepted, { status: 200, members: { subject, rp_initiated: true } }),
    },
    {
      name: 'accept-again',
      title: 'A logout may be accepted twice',
      operation: 'acceptOAuth2LogoutRequest',
      judge: ({ acceptedAgain }) => judgeAnswer(acceptedAgain, ONWARD),
    },
    {
      name: 'back-to-client',
      title: 'After the logout the browser comes back to the client, with the state',
      operation: 'revokeOidcSession',
      judge: ({ session, state, followed }) =>
        judgeLanding(followed, session.client, { to: 'the client', status: 302, parameters: { state } }),
    },
    {
      name: 'cookie-removed',
      title: 'The logout takes the cookie of the session from the browser',
      operation: 'revokeOidcSession',
      judge: cookieGone,
    },
    {
      name: 'verifier-twice',
      title: 'A logout verifier that was used gets an error page in 1.x, and leads where it led before in 2.x',
      operation: 'revokeOidcSession',
      judge: ({ session, followedAgain }, { hydra }) =>
        judgeLanding(followedAgain, session.client, SECOND_USE[hydra.system]),
    },
    {
      name: 'session-gone',
      title: 'After the logout the login app has to ask again',
      operation: 'revokeOidcSession',
      judge: ({ next }) => judgeAnswer(next, { status: 200, members: { skip: false, subject: '' } }),
    },
    {
      name: 'tokens-live-on',
      title: 'The tokens of a client live on after a logout',
      operation: 'revokeOidcSession',
      judge: active,
    },
    {
      name: 'session-over',
      title: 'A client that asks for a logout from a session that is over gets the browser back at once',
      operation: 'revokeOidcSession',
      judge: ({ session, repeated }, { hydra }) =>
        judgeLanding(repeated, session.client, { to: 'the client', parameters: { state: EMPTY_STATE[hydra.system] } }),
    },
  ]),
]
