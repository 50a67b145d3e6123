import { defineFault, type Fault, type JsonObject } from '../../seams.js'
import { isObject } from '../../systems/hydra/json-values.js'
import { otherMembers } from './answers.js'
import { breakdowns, otherShown, requestOf, type WrongRequest } from './app-requests.js'
import { onHydra, sentMember } from './asked.js'
import { checksOf } from './check-ids.js'
import { eitherAppFaults } from './either-app.js'
import { LINES_1 } from './lines.js'

const checks = checksOf('hydra-consent')

const GET = { operation: 'getOAuth2ConsentRequest' } as const
const ACCEPT = { operation: 'acceptOAuth2ConsentRequest' } as const

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
]

const WRONG: readonly WrongRequest[] = [
  {
    name: 'accept-wrong-type',
    at: 'an accept of scopes that are no list',
    where: { ...ACCEPT, when: (asked) => sentMember(asked, 'grant_scope') === 'openid' },
  },
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
  ...eitherAppFaults({
    app: 'consent',
    decidedHint: 'consented@touchstone.test',
    acceptsUsed: (asked) => JSON.stringify(sentMember(asked, 'grant_scope') ?? []).includes('touchstone-used'),
    alsoAccept: ['accept-nothing', 'accept-more'],
  }),
  ...remembered,
  ...given,
]
