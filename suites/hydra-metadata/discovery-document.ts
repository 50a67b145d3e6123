import type { HydraOperationName } from '../../specs/index.js'
import type { Check } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import type { HydraSystem } from '../harness/hydra/hydra-systems.js'
import { isObject, nonEmpty, strings } from '../harness/json.js'
import { type ByLine, judgeAnswer } from '../hydra/answer.js'
import { EVERY_HYDRA, HYDRA_2 } from '../hydra/requirement.js'
import { type Story, storyChecks } from '../hydra/story-checks.js'
import { fail, pass, type Verdict } from '../verdict.js'

const operations: readonly [HydraOperationName] = ['discoverOidcConfiguration']

/** Endpoints whose addresses follow from the issuer: no setting gives them another. */
const ENDPOINTS: Readonly<Record<string, { readonly path: string; readonly systems: readonly HydraSystem[] }>> = {
  revocation_endpoint: { path: '/oauth2/revoke', systems: EVERY_HYDRA },
  end_session_endpoint: { path: '/oauth2/sessions/logout', systems: EVERY_HYDRA },
  credentials_endpoint_draft_00: { path: '/credentials', systems: HYDRA_2 },
}

const endpoints = (issuer: string, system: HydraSystem) =>
  Object.fromEntries(
    Object.entries(ENDPOINTS)
      .filter(([, { systems }]) => systems.includes(system))
      .map(([member, { path }]) => [member, `${issuer.replace(/\/$/, '')}${path}`]),
  )

/** Values that a list must hold, whatever else it holds. */
interface List {
  readonly name: string
  readonly title: string
  readonly member: string
  readonly values: ByLine<readonly string[]>
  readonly systems?: readonly HydraSystem[]
}

const everyLine = (...values: readonly string[]): ByLine<readonly string[]> => ({
  'hydra-1.5': values,
  'hydra-1.9': values,
  'hydra-2.3': values,
  'hydra-2': values,
})

const GRANTS = ['authorization_code', 'implicit', 'client_credentials', 'refresh_token']
const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code'

const lists: readonly List[] = [
  {
    name: 'discovery-scopes',
    title: 'The discovery document names both scopes that ask for refresh tokens',
    member: 'scopes_supported',
    values: everyLine('openid', 'offline', 'offline_access'),
  },
  {
    name: 'discovery-grant-types',
    title: 'The discovery document names the grant types of the line',
    member: 'grant_types_supported',
    values: { ...everyLine(...GRANTS), 'hydra-2': [...GRANTS, DEVICE] },
  },
  {
    name: 'discovery-response-modes',
    title: 'The discovery document names the response modes of the line',
    member: 'response_modes_supported',
    values: {
      ...everyLine('query', 'fragment', 'form_post'),
      'hydra-1.5': ['query', 'fragment'],
      'hydra-1.9': ['query', 'fragment'],
    },
  },
  {
    name: 'discovery-pkce-methods',
    title: 'The discovery document names the methods of PKCE',
    member: 'code_challenge_methods_supported',
    values: everyLine('plain', 'S256'),
    systems: HYDRA_2,
  },
  {
    name: 'discovery-request-object-algs',
    title: 'The discovery document names the algorithms of request objects',
    member: 'request_object_signing_alg_values_supported',
    values: everyLine('none', 'RS256'),
    systems: ['hydra-1.9', 'hydra-2.3', 'hydra-2'],
  },
]

function judgeList({ metadata, discovery, hydra }: CheckContext, { member, values }: List): Verdict {
  const found = strings(metadata[member])
  const wanted = values[hydra.system]
  return wanted.every((value) => found.includes(value))
    ? pass()
    : fail({ [member]: wanted }, { [member]: metadata[member] }, { exchange: discovery })
}

const LOGOUT = {
  backchannel_logout_supported: true,
  backchannel_logout_session_supported: true,
  frontchannel_logout_supported: true,
  frontchannel_logout_session_supported: true,
} as const

const stories: readonly Story[] = [
  {
    name: 'discovery-endpoints',
    title: 'The discovery document tells where tokens are revoked, sessions end and credentials are issued',
    operations,
    async run({ discovery, metadata, hydra, target }) {
      const issuer = nonEmpty(metadata.issuer) ?? target.issuer
      return judgeAnswer(discovery, { status: 200, members: endpoints(issuer, hydra.system) })
    },
  },
  {
    name: 'discovery-logout',
    title: 'The discovery document says that sessions end through the front and the back channel',
    operations,
    run: async ({ discovery }) => judgeAnswer(discovery, { status: 200, members: LOGOUT }),
  },
  {
    name: 'discovery-device',
    title: 'The discovery document tells where devices begin',
    operations,
    systems: ['hydra-2'],
    run: async ({ discovery }) =>
      judgeAnswer(discovery, { status: 200, members: { device_authorization_endpoint: /^https?:/ } }),
  },
  {
    name: 'discovery-credentials',
    title: 'The discovery document tells which credentials are issued',
    operations,
    systems: HYDRA_2,
    async run({ metadata: { credentials_supported_draft_00: supported }, discovery }) {
      const right =
        Array.isArray(supported) &&
        supported.some(
          (one: unknown) =>
            isObject(one) && one.format === 'jwt_vc_json' && strings(one.types).includes('UserInfoCredential'),
        )
      return right ? pass() : fail('a UserInfoCredential as jwt_vc_json', supported, { exchange: discovery })
    },
  },
  ...lists.map(
    (list): Story => ({
      name: list.name,
      title: list.title,
      operations,
      systems: list.systems ?? EVERY_HYDRA,
      run: async (context) => judgeList(context, list),
    }),
  ),
]

/** What a Hydra says of itself beyond what the standards want. */
export const discoveryDocumentChecks: readonly Check[] = storyChecks('hydra-metadata', stories)
