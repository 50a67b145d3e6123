import { defineFault, type Fault, type JsonObject } from '../../seams.js'
import { isObject } from '../../systems/hydra/json-values.js'
import { otherMembers, otherStatus } from './answers.js'
import { breakdowns, lostRequest, otherShown, requestOf, type WrongRequest } from './app-requests.js'
import { onHydra, sentMember } from './asked.js'
import { checksOf } from './check-ids.js'
import { LINES_1, LINES_2 } from './lines.js'

const checks = checksOf('hydra-consent')

const GET = { operation: 'getOAuth2ConsentRequest' } as const
const ACCEPT = { operation: 'acceptOAuth2ConsentRequest' } as const
const REJECT = { operation: 'rejectOAuth2ConsentRequest' } as const

const shown: readonly Fault[] = [
  otherShown(
    { id: 'hydra-consent/other-session', title: 'Shows the consent app another session', caughtBy: checks('get') },
    GET,
    (body) =>
      requestOf(body).has('audience') ? { login_session_id: '00000000-0000-4000-8000-000000000000' } : undefined,
  ),
  otherShown(
    {
      id: 'hydra-consent/request-id-too-early',
      title: 'Shows the consent app an id of the request that its line does not have',
      caughtBy: checks('get-members-of-line'),
      systems: [...LINES_1, 'hydra-2.3'],
    },
    GET,
    () => ({ consent_request_id: '00000000-0000-4000-8000-000000000000' }),
  ),
  otherShown(
    {
      id: 'hydra-consent/request-id-kept-back',
      title: 'Does not show the consent app the id of the request',
      caughtBy: checks('get-members-of-line'),
      systems: ['hydra-2'],
    },
    GET,
    () => ({ consent_request_id: undefined }),
  ),
  otherShown(
    {
      id: 'hydra-consent/secret-shown',
      title: 'Shows the consent app the secret of the client',
      caughtBy: checks('get-hides-secret'),
    },
    GET,
    ({ client }) =>
      isObject(client) ? { client: { ...client, client_secret: 'shown-to-the-consent-app' } } : undefined,
  ),
]

const noChallenge = ({ url }: { readonly url: URL }): boolean => !url.searchParams.has('consent_challenge')
const grants = (asked: Parameters<typeof sentMember>[0], scope: string): boolean =>
  JSON.stringify(sentMember(asked, 'grant_scope') ?? []).includes(scope)

const WRONG: readonly WrongRequest[] = [
  { name: 'get-no-challenge', at: 'a look at no consent request', where: { ...GET, when: noChallenge } },
  { name: 'get-unknown-challenge', at: 'a look at an unknown consent request', where: { ...GET, status: 404 } },
  { name: 'accept-no-challenge', at: 'an accept of no consent request', where: { ...ACCEPT, when: noChallenge } },
  {
    name: 'accept-unknown-challenge',
    at: 'an accept of an unknown consent request',
    where: { ...ACCEPT, status: 404 },
  },
  { name: 'reject-no-challenge', at: 'a rejection of no consent request', where: { ...REJECT, when: noChallenge } },
  {
    name: 'reject-unknown-challenge',
    at: 'a rejection of an unknown consent request',
    where: { ...REJECT, status: 404 },
  },
  {
    name: 'accept-malformed-json',
    at: 'an accept that is no JSON',
    where: { ...ACCEPT, when: ({ text }) => text === '{' },
  },
  {
    name: 'accept-wrong-type',
    at: 'an accept of scopes that are no list',
    where: { ...ACCEPT, when: (asked) => sentMember(asked, 'grant_scope') === 'openid' },
  },
  {
    name: 'accept-used',
    at: 'an accept of a consent request that was used',
    where: { ...ACCEPT, when: (asked) => grants(asked, 'touchstone-used') },
  },
  {
    name: 'reject-used',
    at: 'a rejection of a consent request that was used',
    where: { ...REJECT, when: (asked) => sentMember(asked, 'error') === 'used' },
  },
]

const decided: readonly Fault[] = [
  otherMembers(
    {
      id: 'hydra-consent/accept-leads-nowhere',
      title: 'Does not say where the browser goes on after an accepted consent',
      caughtBy: checks('accept'),
      follows: [
        ...checks('accept-used', 'accept-nothing', 'accept-more'),
        'hydra-document/accept-oauth2-consent-request-body',
      ],
    },
    // Not where somebody consents only to get on.
    { ...ACCEPT, status: 200, when: (asked) => sentMember(asked, 'remember') === undefined },
    { redirect_to: undefined },
  ),
  lostRequest(
    {
      id: 'hydra-consent/accepted-request-lost',
      title: 'Does not find a consent request that was accepted',
      caughtBy: checks('get-accepted'),
      systems: LINES_1,
    },
    GET,
    'consented@touchstone.test',
  ),
  lostRequest(
    {
      id: 'hydra-consent/decided-request-lost',
      title: 'Does not find a consent request that was accepted, nor when it was used',
      caughtBy: checks('get-accepted', 'get-used'),
      systems: LINES_2,
    },
    GET,
    'consented@touchstone.test',
  ),
  lostRequest(
    {
      id: 'hydra-consent/rejected-request-lost',
      title: 'Does not find a consent request that was rejected',
      caughtBy: checks('get-rejected'),
      systems: LINES_2,
    },
    GET,
    'rejected@touchstone.test',
  ),
  otherStatus(
    {
      id: 'hydra-consent/used-request-lost',
      title: 'Does not find a consent request that was used',
      caughtBy: checks('get-used', 'get-rejected'),
      systems: LINES_1,
    },
    { ...GET, status: 409 },
    404,
  ),
]

interface AskedWrongly {
  /** The check that must notice. */
  readonly name: string
  readonly title: string
  readonly when: (request: URLSearchParams, body: Readonly<JsonObject>) => boolean
}

const scopeIs = (request: URLSearchParams, scope: string, prompt: string | null = null): boolean =>
  request.get('scope') === scope && request.get('prompt') === prompt

const SKIPS: readonly AskedWrongly[] = [
  {
    name: 'skip-same-scope',
    title: 'Has the consent app ask again for what is remembered',
    when: (request, { skip }) => scopeIs(request, 'openid email') && skip === true,
  },
  {
    name: 'skip-less-scope',
    title: 'Has the consent app ask again for a part of what is remembered',
    when: (request, { skip }) => scopeIs(request, 'openid') && skip === true,
  },
  {
    name: 'ask-more-scope',
    title: 'Spares the consent app the question for more than is remembered',
    when: (request) => scopeIs(request, 'openid email profile'),
  },
  {
    name: 'ask-other-client',
    title: 'Spares the consent app the question for another client',
    when: (request, { skip }) => scopeIs(request, 'openid email') && skip === false,
  },
  {
    name: 'ask-prompt-consent',
    title: 'Spares the consent app the question that the client asked for',
    when: (request) => scopeIs(request, 'openid email', 'consent'),
  },
]

const remembered: readonly Fault[] = [
  ...SKIPS.map(({ name, title, when }) =>
    otherShown({ id: `hydra-consent/not-${name}`, title, caughtBy: checks(name) }, GET, (body) =>
      when(requestOf(body), body) ? { skip: body.skip !== true } : undefined,
    ),
  ),
]

const given: readonly Fault[] = [
  otherMembers(
    {
      id: 'hydra-consent/nothing-is-openid',
      title: 'Gives tokens for the scope openid where nothing was granted',
      caughtBy: checks('accept-nothing'),
    },
    { operation: 'getToken', status: 200, when: ({ form }) => form.get('grant_type') === 'authorization_code' },
    ({ scope }) => (scope === '' ? { scope: 'openid' } : {}),
  ),
  otherMembers(
    {
      id: 'hydra-consent/unasked-scope-left-out',
      title: 'Leaves out of tokens what was granted and not asked for',
      caughtBy: checks('accept-more'),
    },
    { operation: 'getToken', status: 200 },
    ({ scope }) => (scope === 'openid touchstone-unasked' ? { scope: 'openid' } : {}),
  ),
  defineFault({
    ...onHydra({
      id: 'hydra-consent/claims-left-out-of-id-token',
      title: 'Leaves what the consent app says of the person out of ID tokens',
      caughtBy: checks('session-in-id-token'),
    }),
    seam: 'idTokenClaims',
    alter: (claims) => ({ ...claims, shoe_size: undefined }),
  }),
  defineFault({
    ...onHydra({
      id: 'hydra-consent/claims-left-out-of-userinfo',
      title: 'Leaves what the consent app says of the person out of UserInfo',
      caughtBy: checks('session-at-userinfo'),
    }),
    seam: 'userinfo',
    alter: (claims) => ({ ...claims, shoe_size: undefined }),
  }),
  defineFault({
    ...onHydra({
      id: 'hydra-consent/data-left-out-of-introspection',
      title: 'Leaves what the consent app gave the access token out of introspection',
      caughtBy: checks('session-at-introspection'),
    }),
    seam: 'introspection',
    alter: (body) => (isObject(body.ext) && 'tenant' in body.ext ? { ...body, ext: {} } : { ...body }),
  }),
]

/** What goes wrong between the server and the consent app, and with what it grants. */
export const consentRequestFaults: readonly Fault[] = [
  ...shown,
  ...breakdowns('hydra-consent', WRONG),
  ...decided,
  ...remembered,
  ...given,
]
