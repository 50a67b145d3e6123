import type { Fault, JsonObject } from '../../seams.js'
import { isObject } from '../../systems/hydra/json-values.js'
import { otherStatus } from './answers.js'
import { otherShown, requestOf } from './app-requests.js'
import type { HydraFaultRow } from './asked.js'
import { misled, otherCookies, told } from './browser-answers.js'
import { checksOf } from './check-ids.js'
import { LINES_1, LINES_2 } from './lines.js'
import { ignoredMembers, ignoredParameters } from './requests.js'

const checks = checksOf('hydra-login')

const AUTHORIZE = { operation: 'authorize' } as const
const GET = { operation: 'getOAuth2LoginRequest' } as const
const ACCEPT = { operation: 'acceptOAuth2LoginRequest' } as const

const SESSION = /^[^=]*_session(_insecure|_dev)?=/

const sessions: readonly Fault[] = [
  otherCookies(
    {
      id: 'hydra-login/session-cut-short',
      title: 'Lets the browser remember a session for another time than the login app says',
      caughtBy: checks('remember'),
      follows: checks('extend-session-lifespan'),
    },
    AUTHORIZE,
    (one) => (SESSION.test(one) ? one.replace('Max-Age=7321', 'Max-Age=60') : one),
  ),
  otherCookies(
    {
      id: 'hydra-login/session-readable',
      title: 'Lets scripts read the cookie of a session',
      caughtBy: checks('session-cookie'),
    },
    AUTHORIZE,
    (one) => (SESSION.test(one) ? one.replace(/; HttpOnly/i, '') : one),
  ),
  otherCookies(
    {
      id: 'hydra-login/session-left-in-browser',
      title: 'Leaves the cookie of a session in the browser that is not to be remembered',
      caughtBy: checks('not-remembered'),
    },
    AUTHORIZE,
    (one) => (SESSION.test(one) && /; Max-Age=0(;|$)/.test(one) ? [] : one),
  ),
  otherCookies(
    {
      id: 'hydra-login/for-ever-cut-short',
      title: 'Lets a session that is remembered for ever end after a day',
      caughtBy: checks('remember-for-ever'),
      systems: LINES_1,
    },
    AUTHORIZE,
    (one) => (SESSION.test(one) && !one.includes('Max-Age') ? `${one}; Max-Age=86400` : one),
  ),
  otherCookies(
    {
      id: 'hydra-login/for-ever-until-closed',
      title: 'Lets a session that is remembered for ever end when the browser is closed',
      caughtBy: checks('remember-for-ever'),
      systems: ['hydra-2'],
    },
    AUTHORIZE,
    (one) => (SESSION.test(one) ? one.replace('; Max-Age=2592000', '').replace(/; Expires=[^;]*/i, '') : one),
  ),
  ignoredMembers(
    {
      id: 'hydra-login/session-not-extended',
      title: 'Does not extend a session when the login app wants it',
      caughtBy: checks('extend-session-lifespan'),
      systems: LINES_2,
    },
    ACCEPT,
    'extend_session_lifespan',
  ),
]

/** Shows the login app that it must ask where it need not, or the other way round. */
const askedWrongly = (row: HydraFaultRow, when: (request: URLSearchParams) => boolean): Fault =>
  otherShown(row, GET, (body) => (when(requestOf(body)) ? flipped(body) : undefined))

const flipped = ({ skip }: Readonly<JsonObject>): JsonObject => ({ skip: skip !== true })
const promptIs =
  (prompt: string) =>
  (request: URLSearchParams): boolean =>
    request.get('prompt') === prompt

const remembered: readonly Fault[] = [
  otherShown(
    {
      id: 'hydra-login/session-forgotten',
      title: 'Has the login app ask a person who is remembered',
      caughtBy: checks('skip'),
    },
    GET,
    (body) => {
      const request = requestOf(body)
      const plain = ['prompt', 'max_age', 'id_token_hint', 'login_hint'].every((name) => !request.has(name))
      return body.skip === true && plain ? { skip: false } : undefined
    },
  ),
  askedWrongly(
    {
      id: 'hydra-login/prompt-login-spared',
      title: 'Spares the login app the question that the client asked for',
      caughtBy: checks('prompt-login'),
    },
    (request) => promptIs('login')(request) && !request.has('id_token_hint'),
  ),
  askedWrongly(
    {
      id: 'hydra-login/prompt-none-asked',
      title: 'Has the login app ask although the client forbade it',
      caughtBy: checks('prompt-none-signed-in'),
    },
    promptIs('none'),
  ),
  otherShown(
    {
      id: 'hydra-login/hint-kept-back',
      title: 'Does not show the login app whom the client means by its ID token',
      caughtBy: checks('id-token-hint'),
    },
    GET,
    ({ oidc_context: said }) =>
      isObject(said) ? { oidc_context: { ...said, id_token_hint_claims: undefined } } : undefined,
  ),
  askedWrongly(
    {
      id: 'hydra-login/misfit-mistaken',
      title: 'Ends a session by a misfit where it should go on, and lets it go on where it should end',
      caughtBy: checks('misfit-ends-session'),
    },
    (request) => request.get('login_hint') === 'misfit@touchstone.test',
  ),
  ignoredParameters(
    {
      id: 'hydra-login/max-age-ignored',
      title: 'Takes no notice of max_age',
      caughtBy: checks('max-age'),
    },
    AUTHORIZE,
    'max_age',
  ),
  misled(
    {
      id: 'hydra-login/expiry-mistaken',
      title: 'Tells a wrong error when a login request took too long',
      caughtBy: checks('expired-redirect'),
      systems: LINES_1,
    },
    AUTHORIZE,
    (asked) => told(asked).get('error') === 'request_unauthorized',
  ),
  otherStatus(
    {
      id: 'hydra-login/expired-request-lost',
      title: 'Does not find a login request that took too long',
      caughtBy: checks('get-expired'),
      systems: LINES_2,
    },
    { ...GET, status: 401 },
    404,
  ),
]

/** What goes wrong with sessions: how long they are remembered, and what they spare the person. */
export const loginSessionFaults: readonly Fault[] = [...sessions, ...remembered]
