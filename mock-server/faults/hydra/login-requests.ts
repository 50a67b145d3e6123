import type { Fault } from '../../seams.js'
import { isObject } from '../../systems/hydra/json-values.js'
import { otherMembers } from './answers.js'
import { breakdowns, otherShown, requestOf, type WrongRequest } from './app-requests.js'
import { sentMember } from './asked.js'
import { checksOf } from './check-ids.js'
import { eitherAppFaults } from './either-app.js'
import { LINES_1 } from './lines.js'
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

const WRONG: readonly WrongRequest[] = [
  {
    name: 'get-empty-challenge',
    at: 'a look at an empty challenge',
    where: { ...GET, when: ({ url }) => url.searchParams.get('login_challenge') === '' },
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
]

/** What goes wrong between the server and the login app. */
export const loginRequestFaults: readonly Fault[] = [
  ...shown,
  ...breakdowns('hydra-login', WRONG),
  ...eitherAppFaults({
    app: 'login',
    decidedHint: 'decided@touchstone.test',
    acceptsUsed: (asked) => sentMember(asked, 'acr') === 'used',
    alsoAccept: ['accept-again', 'accept-unknown-member', 'accept-other-person'],
  }),
  ...decided,
]
