import type { Fault } from '../../seams.js'
import { isObject } from '../../systems/hydra/json-values.js'
import { bentAnswer, otherMembers } from './answers.js'
import { breakdowns, otherShown, requestOf, type WrongRequest } from './app-requests.js'
import type { Asked } from './asked.js'
import { misled, otherCookies, otherLocation, type Redirected, told, withParameter } from './browser-answers.js'
import { checksOf } from './check-ids.js'
import { LINES_2 } from './lines.js'

const checks = checksOf('hydra-logout')

const END = { operation: 'endSession' } as const
const GET = { operation: 'getOAuth2LogoutRequest' } as const
const ACCEPT = { operation: 'acceptOAuth2LogoutRequest' } as const
const REJECT = { operation: 'rejectOAuth2LogoutRequest' } as const

/** Where nobody is sent. */
const ELSEWHERE = 'https://elsewhere.touchstone.test/'

const has = ({ url }: Asked, name: string): boolean => url.searchParams.has(name)
const cookie = ({ headers }: Asked): string => headers.get('cookie') ?? ''
const isSignedIn = (asked: Asked): boolean => /_session(_insecure|_dev)?=/.test(cookie(asked))
const isNamed =
  (name: string) =>
  ({ headers }: Asked): boolean =>
    headers.get('x-request-id') === `touchstone-${name}`
/** Given out by the server: those that checks make up have other letters. */
const isReal = ({ url }: Asked): boolean => /^[0-9a-f]{32}$/.test(url.searchParams.get('logout_challenge') ?? '')
const isMadeUp = (asked: Asked): boolean => has(asked, 'logout_challenge') && !isReal(asked)

interface Mistake {
  /** The check that must notice. */
  readonly name: string
  /** Follows "Sends the browser to a wrong error". */
  readonly when: string
  readonly where: (redirected: Redirected) => boolean
}

const MISTAKES: readonly Mistake[] = [
  {
    name: 'signed-out',
    when: 'where nobody is signed in',
    where: (asked) => asked.url.search === '' && !isSignedIn(asked),
  },
  {
    name: 'redirect-uri-signed-out',
    when: 'where nobody is signed in and a redirect URI comes alone',
    where: (asked) => has(asked, 'post_logout_redirect_uri') && !has(asked, 'id_token_hint') && !isSignedIn(asked),
  },
  {
    name: 'redirect-uri-without-hint',
    when: 'where a redirect URI comes alone',
    where: (asked) => has(asked, 'post_logout_redirect_uri') && !has(asked, 'id_token_hint') && isSignedIn(asked),
  },
  {
    name: 'state-without-hint',
    when: 'where a state comes alone',
    where: (asked) => has(asked, 'state') && !has(asked, 'id_token_hint'),
  },
  {
    name: 'hint-garbage',
    when: 'where the ID token is none',
    where: ({ url }) => url.searchParams.get('id_token_hint') === 'garbage',
  },
  {
    name: 'redirect-uri-unregistered',
    when: 'where the redirect URI is not registered',
    where: ({ url }) => url.searchParams.get('post_logout_redirect_uri')?.endsWith('/other') === true,
  },
  {
    name: 'hint-without-cookie',
    when: 'where an ID token comes in another browser',
    where: (asked) =>
      has(asked, 'id_token_hint') &&
      !has(asked, 'post_logout_redirect_uri') &&
      cookie(asked) === '' &&
      told(asked).has('logout_challenge'),
  },
]

const requests: readonly Fault[] = [
  ...MISTAKES.map(({ name, when, where }) =>
    misled(
      {
        id: `hydra-logout/wrong-error-${name}`,
        title: `Sends the browser to a wrong error ${when}`,
        caughtBy: checks(name),
      },
      END,
      where,
    ),
  ),
  otherLocation(
    {
      id: 'hydra-logout/unknown-verifier-taken',
      title: 'Takes a logout verifier that was never given out',
      caughtBy: checks('verifier-unknown'),
    },
    END,
    (asked) => (has(asked, 'logout_verifier') && cookie(asked) === '' ? ELSEWHERE : undefined),
  ),
  misled(
    {
      id: 'hydra-logout/post-refused',
      title: 'Refuses a logout by POST',
      caughtBy: checks('post'),
      systems: ['hydra-1.9', ...LINES_2],
    },
    { operation: 'postEndSession' },
  ),
  otherShown(
    {
      id: 'hydra-logout/trust-kept-back',
      title: 'Does not show the logout app that the operator trusts the client',
      caughtBy: checks('trusted-client'),
      systems: LINES_2,
    },
    GET,
    ({ client }) =>
      isObject(client) && client.skip_logout_consent === true
        ? { client: { ...client, skip_logout_consent: null } }
        : undefined,
  ),
  otherLocation(
    {
      id: 'hydra-logout/app-without-challenge',
      title: 'Sends browsers to the logout app without a challenge',
      caughtBy: checks('get', 'get-by-client', 'hint-without-cookie'),
    },
    END,
    (redirected) =>
      told(redirected).has('logout_challenge') ? withParameter(redirected, 'logout_challenge', undefined) : undefined,
  ),
]

const WRONG: readonly WrongRequest[] = [
  {
    name: 'get-no-challenge',
    at: 'a look at no logout',
    where: { ...GET, when: (asked) => !has(asked, 'logout_challenge') },
  },
  { name: 'get-unknown-challenge', at: 'a look at an unknown logout', where: { ...GET, when: isMadeUp } },
  {
    name: 'accept-no-challenge',
    at: 'an accept of no logout',
    where: { ...ACCEPT, when: (asked) => !has(asked, 'logout_challenge') },
  },
  { name: 'accept-unknown-challenge', at: 'an accept of an unknown logout', where: { ...ACCEPT, when: isMadeUp } },
  { name: 'reject-unknown-challenge', at: 'a rejection of an unknown logout', where: { ...REJECT, when: isMadeUp } },
  { name: 'get-rejected', at: 'a look at a rejected logout', where: { ...GET, status: 404, when: isReal } },
  { name: 'reject', at: 'a rejection of a logout', where: { ...REJECT, when: isReal } },
  { name: 'accept-again', at: 'a second accept of a logout', where: { ...ACCEPT, when: isNamed('accept-again') } },
  {
    name: 'accept-rejected',
    at: 'an accept of a logout that was rejected',
    where: { ...ACCEPT, when: isNamed('accept-rejected') },
  },
]

const apps: readonly Fault[] = [
  ...breakdowns('hydra-logout', WRONG),
  otherShown(
    {
      id: 'hydra-logout/own-logout-told-of-client',
      title: 'Shows the logout app that a client asked for a logout that none asked for',
      caughtBy: checks('get'),
    },
    GET,
    ({ rp_initiated }) => (rp_initiated === false ? { rp_initiated: true } : undefined),
  ),
  otherShown(
    {
      id: 'hydra-logout/person-kept-back',
      title: 'Does not show the logout app who signs out when a client asked for it',
      caughtBy: checks('get-by-client', 'get-accepted'),
    },
    GET,
    ({ rp_initiated }) => (rp_initiated === true ? { subject: '' } : undefined),
  ),
  otherMembers(
    {
      id: 'hydra-logout/accept-leads-nowhere',
      title: 'Does not say where the browser goes on after an accepted logout',
      caughtBy: checks('accept'),
      follows: ['hydra-document/accept-oauth2-logout-request-body'],
    },
    // Not where somebody signs out only to get on.
    { ...ACCEPT, status: 200, when: isNamed('accept') },
    { redirect_to: undefined },
  ),
]

const comesBack = (asked: Redirected): boolean => has(asked, 'logout_verifier') && told(asked).has('state')

const ends: readonly Fault[] = [
  otherLocation(
    {
      id: 'hydra-logout/state-lost',
      title: 'Sends the browser back to the client without the state',
      caughtBy: checks('back-to-client', 'back-channel-failing'),
    },
    END,
    (asked) => (comesBack(asked) ? withParameter(asked, 'state', undefined) : undefined),
  ),
  otherCookies(
    {
      id: 'hydra-logout/cookie-left',
      title: 'Leaves the cookie of the session in the browser',
      caughtBy: checks('cookie-removed'),
    },
    END,
    () => [],
  ),
  otherLocation(
    {
      id: 'hydra-logout/second-use-astray',
      title: 'Sends the browser astray when a logout verifier is used again',
      caughtBy: checks('verifier-twice'),
    },
    END,
    (asked) => (has(asked, 'logout_verifier') && cookie(asked) !== '' && !isSignedIn(asked) ? ELSEWHERE : undefined),
  ),
  otherShown(
    {
      id: 'hydra-logout/session-left',
      title: 'Lets a session go on that was signed out of',
      caughtBy: checks('session-gone'),
    },
    { operation: 'getOAuth2LoginRequest' },
    (body) => (requestOf(body).get('login_hint') === 'left@touchstone.test' ? { skip: true } : undefined),
  ),
  otherShown(
    {
      id: 'hydra-logout/session-ended-by-rejection',
      title: 'Ends a session whose logout was rejected',
      caughtBy: checks('reject-keeps-session'),
    },
    { operation: 'getOAuth2LoginRequest' },
    (body) => (requestOf(body).get('login_hint') === 'stayed@touchstone.test' ? { skip: false } : undefined),
  ),
  otherMembers(
    {
      id: 'hydra-logout/tokens-ended',
      title: 'Ends the tokens of a session that is signed out of',
      caughtBy: checks('tokens-live-on'),
    },
    { operation: 'introspectToken', when: isNamed('after-logout') },
    { active: false },
  ),
  otherLocation(
    {
      id: 'hydra-logout/repeated-logout-astray',
      title: 'Sends the browser astray when a client asks for the logout from a session that is over',
      caughtBy: checks('session-over'),
    },
    END,
    (asked) =>
      has(asked, 'post_logout_redirect_uri') &&
      !has(asked, 'state') &&
      has(asked, 'id_token_hint') &&
      told(asked).get('error') === null
        ? ELSEWHERE
        : undefined,
  ),
]

/** Bends the page that calls clients in frames. */
const otherPage = (name: string, title: string, alter: (page: string) => string): Fault =>
  bentAnswer(
    {
      id: `hydra-logout/${name}`,
      title,
      caughtBy: checks(name === 'frame-without-session' ? 'front-channel' : 'front-channel-onward'),
    },
    { ...END, status: 200 },
    async (response) => new Response(alter(await response.text()), { status: 200, headers: response.headers }),
  )

const channels: readonly Fault[] = [
  otherPage('frame-without-session', 'Calls clients in frames without naming the session', (page) =>
    page.replace(/(<iframe [^>]*)sid=/g, '$1session='),
  ),
  otherPage('frames-without-way-on', 'Leaves the browser at the page that calls clients', (page) =>
    page.replace(/<meta http-equiv="refresh"[^>]*>/, ''),
  ),
]

/** What goes wrong with logouts. */
export const logoutFaults: readonly Fault[] = [...requests, ...apps, ...ends, ...channels]
