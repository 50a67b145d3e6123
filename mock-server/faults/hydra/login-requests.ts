import type { Fault } from '../../seams.js'
import { isObject } from '../../systems/hydra/json-values.js'
import { otherMembers, otherStatus } from './answers.js'
import { breakdowns, lostRequest, otherShown, requestOf, type WrongRequest } from './app-requests.js'
import { sentMember } from './asked.js'
import { checksOf } from './check-ids.js'
import { LINES_1, LINES_2 } from './lines.js'
import { ignoredParameters } from './requests.js'

const checks = checksOf('hydra-login')

const GET = { operation: 'getOAuth2LoginRequest' } as const
const ACCEPT = { operation: 'acceptOAuth2LoginRequest' } as const
const REJECT = { operation: 'rejectOAuth2LoginRequest' } as const

const shown: readonly Fault[] = [
  otherShown(
    { id: 'hydra-login/other-request-url', title: 'Shows the login app another request', caughtBy: checks('get') },
    GET,
    (body) =>
      requestOf(body).has('acr_values')
        ? { request_url: 'https://op.touchstone.test/oauth2/auth?scope=openid' }
        : undefined,
  ),
  otherShown(
    {
      id: 'hydra-login/display-kept-back',
      title: 'Does not show the login app which display the client wants',
      caughtBy: checks('get-oidc-context'),
    },
    GET,
    ({ oidc_context: said }) => (isObject(said) ? { oidc_context: { ...said, display: undefined } } : undefined),
  ),
  otherShown(
    {
      id: 'hydra-login/secret-shown',
      title: 'Shows the login app the secret of the client',
      caughtBy: checks('get-hides-secret'),
    },
    GET,
    ({ client }) => (isObject(client) ? { client: { ...client, client_secret: 'shown-to-the-login-app' } } : undefined),
  ),
  ignoredParameters(
    {
      id: 'hydra-login/old-parameter-unknown',
      title: 'Does not know the parameter name of old login apps',
      caughtBy: checks('get-old-parameter'),
    },
    GET,
    'challenge',
  ),
]

const challengeIs =
  (challenge: string | null) =>
  ({ url }: { readonly url: URL }): boolean =>
    url.searchParams.get('login_challenge') === challenge && !url.searchParams.has('challenge')

const WRONG: readonly WrongRequest[] = [
  { name: 'get-no-challenge', at: 'a look at no login request', where: { ...GET, when: challengeIs(null) } },
  { name: 'get-empty-challenge', at: 'a look at an empty challenge', where: { ...GET, when: challengeIs('') } },
  { name: 'get-unknown-challenge', at: 'a look at an unknown login request', where: { ...GET, status: 404 } },
  { name: 'accept-no-challenge', at: 'an accept of no login request', where: { ...ACCEPT, when: challengeIs(null) } },
  {
    name: 'accept-unknown-challenge',
    at: 'an accept of an unknown login request',
    where: { ...ACCEPT, status: 404 },
  },
  { name: 'reject-no-challenge', at: 'a rejection of no login request', where: { ...REJECT, when: challengeIs(null) } },
  {
    name: 'reject-unknown-challenge',
    at: 'a rejection of an unknown login request',
    where: { ...REJECT, status: 404 },
  },
  {
    name: 'accept-malformed-json',
    at: 'an accept that is no JSON',
    where: { ...ACCEPT, when: ({ text }) => text === '{' },
  },
  { name: 'accept-empty-body', at: 'an empty accept', where: { ...ACCEPT, when: ({ text }) => text === '' } },
  { name: 'accept-no-subject', at: 'an accept for nobody', where: { ...ACCEPT, when: ({ text }) => text === '{}' } },
  {
    name: 'accept-empty-subject',
    at: 'an accept for a person without a name',
    where: { ...ACCEPT, when: (asked) => sentMember(asked, 'subject') === '' },
  },
  {
    name: 'accept-wrong-type',
    at: 'an accept for a number',
    where: { ...ACCEPT, when: (asked) => typeof sentMember(asked, 'subject') === 'number' },
  },
  {
    name: 'accept-unknown-member',
    at: 'an accept with a member that it does not know',
    where: { ...ACCEPT, when: (asked) => sentMember(asked, 'touchstone') === true },
  },
  {
    name: 'accept-amr-unknown',
    at: 'an accept with amr',
    where: { ...ACCEPT, when: (asked) => sentMember(asked, 'amr') !== undefined },
    systems: LINES_1,
  },
  {
    name: 'reject-malformed-json',
    at: 'a rejection that is no JSON',
    where: { ...REJECT, when: ({ text }) => text === '{' },
  },
  {
    name: 'accept-again',
    at: 'the second accept of a login request',
    where: { ...ACCEPT, when: (asked) => sentMember(asked, 'acr') === 'again' },
  },
  {
    name: 'accept-used',
    at: 'an accept of a login request that was used',
    where: { ...ACCEPT, when: (asked) => sentMember(asked, 'acr') === 'used' },
  },
  {
    name: 'reject-used',
    at: 'a rejection of a login request that was used',
    where: { ...REJECT, when: (asked) => sentMember(asked, 'error') === 'used' },
  },
  {
    name: 'accept-other-person',
    at: 'an accept for another person than the remembered one',
    where: { ...ACCEPT, when: (asked) => sentMember(asked, 'acr') === 'other person' },
  },
]

const decided: readonly Fault[] = [
  otherMembers(
    {
      id: 'hydra-login/onward-without-acr-values',
      title: 'Sends the browser on without the acr_values that the client asked for',
      caughtBy: checks('accept'),
    },
    { ...ACCEPT, status: 200 },
    ({ redirect_to }) => ({ redirect_to: String(redirect_to).replace(/acr_values=[^&]*&?/, '') }),
  ),
  otherMembers(
    {
      id: 'hydra-login/accept-leads-nowhere',
      title: 'Does not say where the browser goes on after an accepted login',
      caughtBy: checks('accept'),
      follows: [
        ...checks('accept-again', 'accept-used', 'accept-unknown-member', 'accept-other-person'),
        'hydra-document/accept-oauth2-login-request-body',
      ],
    },
    // Not where somebody signs in only to get on.
    { ...ACCEPT, status: 200, when: (asked) => sentMember(asked, 'remember') === undefined },
    { redirect_to: undefined },
  ),
  lostRequest(
    {
      id: 'hydra-login/accepted-request-lost',
      title: 'Does not find a login request that was accepted',
      caughtBy: checks('get-accepted'),
      systems: LINES_1,
    },
    GET,
    'decided@touchstone.test',
  ),
  lostRequest(
    {
      id: 'hydra-login/decided-request-lost',
      title: 'Does not find a login request that was accepted, nor when it was used',
      caughtBy: checks('get-accepted', 'get-used'),
      systems: LINES_2,
    },
    GET,
    'decided@touchstone.test',
  ),
  lostRequest(
    {
      id: 'hydra-login/rejected-request-lost',
      title: 'Does not find a login request that was rejected',
      caughtBy: checks('get-rejected'),
      systems: LINES_2,
    },
    GET,
    'rejected@touchstone.test',
  ),
  otherStatus(
    {
      id: 'hydra-login/used-request-lost',
      title: 'Does not find a login request that was used',
      caughtBy: checks('get-used', 'get-rejected'),
      systems: LINES_1,
    },
    { ...GET, status: 409 },
    404,
  ),
]

/** What goes wrong between the server and the login app. */
export const loginRequestFaults: readonly Fault[] = [...shown, ...breakdowns('hydra-login', WRONG), ...decided]
