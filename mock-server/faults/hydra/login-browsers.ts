import { defineFault, type Fault, type JsonObject } from '../../seams.js'
import { otherStatus } from './answers.js'
import { isObject, LINES_1, LINES_2, otherShown, requestOf, sentMember } from './app-requests.js'
import { type HydraFaultRow, onHydra } from './asked.js'
import { misled, otherCookies, otherLocation, type Redirected, told, withParameter } from './browser-answers.js'
import { bentRequest, ignoredMembers, ignoredParameters, sentAgain } from './requests.js'

const checks = (...names: readonly string[]): readonly string[] => names.map((name) => `hydra-login/${name}`)

const AUTHORIZE = { operation: 'authorize' } as const
const GET = { operation: 'getOAuth2LoginRequest' } as const
const ACCEPT = { operation: 'acceptOAuth2LoginRequest' } as const

const leadsToLogin = ({ location }: Redirected): boolean => location.searchParams.has('login_challenge')
const comesFromLogin = ({ url }: Redirected): boolean => url.searchParams.has('login_verifier')
const hint = ({ url }: Redirected): string | null => url.searchParams.get('login_hint')
const error = (redirected: Redirected): string | null => told(redirected).get('error')
const cookie = ({ headers }: Redirected): string => headers.get('cookie') ?? ''

const toTheApp: readonly Fault[] = [
  otherLocation(
    {
      id: 'hydra-login/client-told-to-app',
      title: 'Puts the id of the client into the address of the login app',
      caughtBy: checks('redirect'),
    },
    AUTHORIZE,
    (redirected) =>
      leadsToLogin(redirected)
        ? withParameter(redirected, 'client_id', redirected.url.searchParams.get('client_id') ?? undefined)
        : undefined,
  ),
  otherLocation(
    {
      id: 'hydra-login/app-without-challenge',
      title: 'Sends browsers to the login app without a challenge',
      caughtBy: checks('redirect', 'get'),
      follows: checks('redirect-uri-left-out', 'redirect-uri-letter-case', 'response-mode-unknown'),
    },
    AUTHORIZE,
    (redirected) => (leadsToLogin(redirected) ? withParameter(redirected, 'login_challenge', undefined) : undefined),
  ),
  otherCookies(
    {
      id: 'hydra-login/csrf-cookie-readable',
      title: 'Lets scripts read the cookie that ties a login request to its browser',
      caughtBy: checks('csrf-cookie'),
    },
    AUTHORIZE,
    (one) => (/^[^=]*(authentication|login)_csrf/.test(one) ? one.replace(/; HttpOnly/i, '') : one),
  ),
  otherCookies(
    {
      id: 'hydra-login/csrf-cookie-of-all-clients',
      title: 'Has the same cookie for the login requests of all clients',
      caughtBy: checks('csrf-cookie-per-client'),
      systems: LINES_2,
    },
    AUTHORIZE,
    // The flow goes on needing its own.
    (one) => [one, one.replace(/^([^=]*_csrf)[^=]*=/, '$1=')],
  ),
]

const fromTheApp: readonly Fault[] = [
  misled(
    {
      id: 'hydra-login/second-use-mistaken',
      title: 'Tells a wrong error when a login verifier is used again',
      caughtBy: checks('verifier-twice'),
    },
    AUTHORIZE,
    (asked) => comesFromLogin(asked) && hint(asked) === 'decided@touchstone.test' && /consent_csrf/.test(cookie(asked)),
  ),
  misled(
    {
      id: 'hydra-login/foreign-browser-mistaken',
      title: 'Tells a wrong error when a login verifier comes in a foreign browser',
      caughtBy: checks('csrf-cookie-missing'),
    },
    AUTHORIZE,
    (asked) => comesFromLogin(asked) && error(asked) === 'request_forbidden',
  ),
  misled(
    {
      id: 'hydra-login/own-browser-mistaken',
      title: 'Tells a wrong error when a login verifier comes back to its browser after a foreign one',
      caughtBy: checks('csrf-cookie-missing-spends'),
    },
    AUTHORIZE,
    (asked) => comesFromLogin(asked) && hint(asked) === 'foreign@touchstone.test' && cookie(asked) !== '',
  ),
  otherLocation(
    {
      id: 'hydra-login/rejection-undescribed',
      title: 'Keeps back how the login app described its rejection',
      caughtBy: checks('reject'),
    },
    AUTHORIZE,
    (asked) =>
      comesFromLogin(asked) && told(asked).get('error_description')?.startsWith('Please come again') === true
        ? withParameter(asked, 'error_description', undefined)
        : undefined,
  ),
  misled(
    {
      id: 'hydra-login/rejection-renamed',
      title: 'Tells another error than the login app gave',
      caughtBy: checks('reject-own-error'),
    },
    AUTHORIZE,
    (asked) => comesFromLogin(asked) && error(asked) === 'touchstone_error',
  ),
  misled(
    {
      id: 'hydra-login/rejection-named',
      title: 'Has an error of its own for rejections without one',
      caughtBy: checks('reject-default'),
    },
    AUTHORIZE,
    (asked) => comesFromLogin(asked) && error(asked) === 'login request denied',
  ),
  misled(
    {
      id: 'hydra-login/hint-of-another-mistaken',
      title: 'Tells a wrong error when another person signs in than the client named',
      caughtBy: checks('id-token-hint-of-another'),
    },
    AUTHORIZE,
    (asked) =>
      comesFromLogin(asked) && error(asked) === 'login_required' && asked.url.searchParams.has('id_token_hint'),
  ),
]

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
    (one) => (SESSION.test(one) && one.includes('Max-Age=0;') ? [] : one),
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
      systems: LINES_2,
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
      follows: checks('misfit-ends-session'),
    },
    GET,
    (body) => {
      const request = requestOf(body)
      const plain = ['prompt', 'max_age', 'id_token_hint'].every((name) => !request.has(name))
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
  askedWrongly(
    {
      id: 'hydra-login/prompt-registration-spared',
      title: 'Spares the login app the registration that the client asked for',
      caughtBy: checks('prompt-registration'),
      systems: LINES_2,
    },
    promptIs('registration'),
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
    (asked) => error(asked) === 'request_unauthorized',
  ),
  otherStatus(
    {
      id: 'hydra-login/expired-request-shown',
      title: 'Answers a look at an expired login request as if it were open',
      caughtBy: checks('get-expired'),
      systems: LINES_2,
    },
    { ...GET, status: 401 },
    200,
  ),
]

/** What the login app says, in ID tokens. */
const withoutClaim = (claim: 'acr' | 'amr', row: Pick<HydraFaultRow, 'systems'> = {}): Fault =>
  defineFault({
    ...onHydra({
      id: `hydra-login/${claim}-left-out-of-id-token`,
      title: `Leaves the ${claim} of the login out of ID tokens`,
      caughtBy: checks(`${claim}-in-id-token`),
      ...row,
    }),
    seam: 'idTokenClaims',
    alter: (claims) => ({ ...claims, [claim]: undefined }),
  })

const keptFromConsent = (member: string, row: Pick<HydraFaultRow, 'systems' | 'follows'> = {}): Fault =>
  otherShown(
    {
      id: `hydra-login/${member}-kept-from-consent`,
      title: `Does not show the consent app the ${member} of the login`,
      caughtBy: checks(`${member}-to-consent`),
      ...row,
    },
    { operation: 'getOAuth2ConsentRequest' },
    () => ({ [member]: null }),
  )

const carried: readonly Fault[] = [
  keptFromConsent('acr'),
  keptFromConsent('amr', { systems: LINES_2, follows: ['hydra-consent/get-members-of-line'] }),
  keptFromConsent('context'),
  withoutClaim('acr'),
  withoutClaim('amr', { systems: LINES_2 }),
  bentRequest(
    {
      id: 'hydra-login/forced-subject-for-all',
      title: 'Lets every client know the person by the forced identifier, not pairwise ones alone',
      caughtBy: checks('force-subject-identifier'),
    },
    { ...ACCEPT, when: (asked) => sentMember(asked, 'force_subject_identifier') !== undefined },
    (request, asked) => {
      const forced = sentMember(asked, 'force_subject_identifier')
      return sentAgain(request, asked.url, JSON.stringify({ ...(isObject(asked.json) && asked.json), subject: forced }))
    },
  ),
]

/** What goes wrong in browsers on their way to the login app and back. */
export const loginBrowserFaults: readonly Fault[] = [...toTheApp, ...fromTheApp, ...sessions, ...remembered, ...carried]
