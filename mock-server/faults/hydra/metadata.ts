import type { Fault, FaultAt } from '../../seams.js'
import type { HydraSystem } from '../../systems/hydra/systems.js'
import { bentAnswer, otherBody, otherHeaders, otherMembers, otherStatus, withoutMembers } from './answers.js'
import type { Asked } from './asked.js'
import { checksOf } from './check-ids.js'
import { LINES_1, LINES_2 } from './lines.js'

const checks = checksOf('hydra-metadata')
const DISCOVERY = { operation: 'getDiscovery', status: 200 } as const

/** Members of the discovery document that are lost, on the lines that have them. */
const lost: readonly { readonly member: string; readonly check: string; readonly systems?: readonly HydraSystem[] }[] =
  [
    { member: 'scopes_supported', check: 'discovery-scopes' },
    { member: 'grant_types_supported', check: 'discovery-grant-types' },
    { member: 'response_modes_supported', check: 'discovery-response-modes' },
    { member: 'code_challenge_methods_supported', check: 'discovery-pkce-methods', systems: LINES_2 },
    {
      member: 'request_object_signing_alg_values_supported',
      check: 'discovery-request-object-algs',
      systems: ['hydra-1.9', ...LINES_2],
    },
    { member: 'revocation_endpoint', check: 'discovery-endpoints' },
    { member: 'credentials_endpoint_draft_00', check: 'discovery-endpoints', systems: LINES_2 },
    { member: 'credentials_supported_draft_00', check: 'discovery-credentials', systems: LINES_2 },
    { member: 'device_authorization_endpoint', check: 'discovery-device', systems: ['hydra-2'] },
    { member: 'backchannel_logout_session_supported', check: 'discovery-logout' },
  ]

const discovery: readonly Fault[] = [
  ...lost.map(({ member, check, systems }) =>
    withoutMembers(
      {
        id: `hydra-metadata/without-${member.replaceAll('_', '-')}`,
        title: `Leaves ${member} out of the discovery document`,
        caughtBy: checks(check),
        ...(systems && { systems }),
      },
      DISCOVERY,
      member,
    ),
  ),
  otherMembers(
    {
      id: 'hydra-metadata/end-session-elsewhere',
      title: 'Says that sessions end at another path',
      caughtBy: checks('discovery-endpoints'),
    },
    DISCOVERY,
    ({ issuer }) => ({ end_session_endpoint: `${String(issuer)}logout` }),
  ),
]

const METRICS = { operation: 'prometheus', status: 200 } as const

const metrics: readonly Fault[] = [
  otherHeaders(
    {
      id: 'hydra-metadata/metrics-as-page',
      title: 'Shows its metrics as a page',
      caughtBy: checks('metrics'),
    },
    METRICS,
    { 'content-type': 'text/html; charset=utf-8' },
  ),
  bentAnswer(
    {
      id: 'hydra-metadata/metrics-renamed',
      title: 'Gives its metrics names that no dashboard knows',
      caughtBy: checks('metrics-names'),
    },
    METRICS,
    async (response) => {
      const body = (await response.text()).replace(/(requests_total|requests_duration|response_time)/g, 'new_$1')
      return new Response(body, { status: response.status, headers: response.headers })
    },
  ),
]

const at =
  (side: Asked['side'], path: RegExp, method = 'GET') =>
  (asked: Asked): boolean =>
    asked.side === side && asked.method === method && path.test(asked.url.pathname)

/** Answers where there is nothing. */
const found = (
  name: string,
  title: string,
  where: { readonly side: Asked['side']; readonly path: RegExp; readonly systems?: readonly HydraSystem[] },
  { body, type = 'application/json' }: { readonly body: string; readonly type?: string },
): FaultAt<'response'> =>
  bentAnswer(
    {
      id: `hydra-metadata/${name}-found`,
      title,
      caughtBy: checks(name),
      ...(where.systems && { systems: where.systems }),
    },
    { operation: 'unrouted', when: at(where.side, where.path) },
    () => new Response(body, { headers: { 'content-type': type } }),
  )

const sides: readonly Fault[] = [
  found(
    'clients-not-public',
    'Lists its clients on the public side',
    { side: 'public', path: /\/clients$/ },
    { body: '[]' },
  ),
  found(
    'private-keys-not-public',
    'Shows its private keys on the public side',
    { side: 'public', path: /\/keys\/hydra\.openid\.id-token$/ },
    { body: '{"keys":[]}' },
  ),
  found(
    'metrics-not-public',
    'Shows its metrics on the public side',
    { side: 'public', path: /\/metrics\/prometheus$/ },
    { body: 'go_goroutines 1\n', type: 'text/plain; version=0.0.4' },
  ),
  found(
    'unknown-path-public',
    'Answers unknown paths of the public side',
    { side: 'public', path: /\/touchstone\/nothing/ },
    { body: '{}' },
  ),
  found(
    'unknown-path-admin',
    'Answers unknown paths of the admin side',
    { side: 'admin', path: /\/touchstone\/nothing/ },
    { body: '{}' },
  ),
  found(
    'authorization-server-metadata',
    'Has metadata at a path that only later lines have',
    { side: 'public', path: /\/oauth-authorization-server$/, systems: [...LINES_1, 'hydra-2.3'] },
    { body: '{}' },
  ),
]

const router: readonly Fault[] = [
  otherStatus(
    {
      id: 'hydra-metadata/no-authorization-server-metadata',
      title: 'Has no metadata at the path of RFC 8414',
      caughtBy: checks('authorization-server-metadata'),
      systems: ['hydra-2'],
    },
    { operation: 'getDiscovery', when: at('public', /\/oauth-authorization-server$/) },
    404,
  ),
  otherStatus(
    {
      id: 'hydra-metadata/token-read',
      title: 'Takes a token request that is a GET for malformed',
      caughtBy: checks('wrong-method-public'),
    },
    { operation: 'unrouted', when: at('public', /\/oauth2\/token$/) },
    400,
  ),
  otherStatus(
    {
      id: 'hydra-metadata/introspection-read',
      title: 'Takes an introspection that is a GET for malformed',
      caughtBy: checks('wrong-method-admin'),
    },
    { operation: 'unrouted', when: at('admin', /\/oauth2\/introspect$/) },
    400,
  ),
  otherStatus(
    {
      id: 'hydra-metadata/trailing-slash-unknown',
      title: 'Does not know a path with a slash at its end',
      caughtBy: checks('trailing-slash'),
    },
    { operation: ['unrouted', 'getDiscovery'], when: at('public', /\/openid-configuration\/$/) },
    404,
  ),
  otherStatus(
    {
      id: 'hydra-metadata/head-unknown',
      title: 'Does not know the discovery document when it is asked for without its body',
      caughtBy: checks('head'),
    },
    { operation: ['unrouted', 'getDiscovery'], when: at('public', /\/openid-configuration$/, 'HEAD') },
    404,
  ),
  otherStatus(
    {
      id: 'hydra-metadata/paths-of-1-unknown',
      title: 'Does not know the paths of 1.x',
      caughtBy: checks('paths-of-1'),
      systems: LINES_2,
    },
    {
      operation: ['unrouted', 'listOAuth2Clients'],
      when: (asked) => at('admin', /^\/clients$/)(asked) && asked.url.search === '?page_size=1',
    },
    404,
  ),
]

/** Operations by the check of their cross-origin answers. */
const SHARED = {
  'cors-discovery': 'getDiscovery',
  'cors-token': 'getToken',
  'cors-userinfo': 'getUserInfo',
  'cors-admin': 'getOAuth2Client',
} as const

const crossOrigin = Object.entries(SHARED).map(([name, operation]) =>
  otherHeaders(
    {
      id: `hydra-metadata/${name}-for-everybody`,
      title: `Lets pages of every origin read ${operation}, which may not ask for it`,
      caughtBy: checks(name),
    },
    { operation, when: ({ headers }) => headers.has('origin') },
    { 'access-control-allow-origin': '*' },
  ),
)

/** What a Hydra gets wrong in what it tells of itself, where, and to whom. */
export const metadataFaults: readonly Fault[] = [
  ...discovery,
  ...metrics,
  ...sides,
  ...router,
  ...crossOrigin,
  otherBody(
    {
      id: 'hydra-metadata/error-page-unescaped',
      title: 'Shows what it was told on its error page as markup',
      caughtBy: checks('error-page-escaped'),
    },
    { operation: 'showFallback' },
    '<!doctype html><title>Error</title><p><b data-touchstone="x"></p>',
  ),
]
