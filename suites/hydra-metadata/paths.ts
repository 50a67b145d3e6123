import type { HydraOperationName } from '../../specs/index.js'
import type { Check } from '../check.js'
import type { HydraSystem } from '../harness/hydra/hydra-systems.js'
import { type ByLine, type ExpectedAnswer, judgeAnswer } from '../hydra/answer.js'
import { EVERY_HYDRA, HYDRA_2 } from '../hydra/requirement.js'
import { type Story, storyChecks } from '../hydra/story-checks.js'

/** A request beside the document, and how the line's router answers it. */
interface PathRow {
  readonly name: string
  readonly title: string
  /** The operation that is nearest. */
  readonly operation: HydraOperationName
  readonly side: 'public' | 'admin'
  readonly method: string
  /** As in 1.x where the lines differ by `/admin` alone. */
  readonly path: string
  readonly systems?: readonly HydraSystem[]
  readonly expected: Readonly<Partial<Record<HydraSystem, ExpectedAnswer>>>
}

/** 1.x and 2.3 have one router, the current line has another. */
const lines = (older: ExpectedAnswer, newest: ExpectedAnswer): ByLine<ExpectedAnswer> => ({
  'hydra-1.5': older,
  'hydra-1.9': older,
  'hydra-2.3': older,
  'hydra-2': newest,
})

const NOTHING = { status: 404 } as const
const CONFIGURATION = '/.well-known/openid-configuration'
const DOCUMENT = { status: 200, mediaType: 'application/json', members: { issuer: /./ } } as const

const rows: readonly PathRow[] = [
  {
    name: 'unknown-path-public',
    title: 'There is nothing at unknown paths of the public side',
    operation: 'discoverOidcConfiguration',
    side: 'public',
    method: 'GET',
    path: '/touchstone/nothing/here',
    expected: lines(NOTHING, NOTHING),
  },
  {
    name: 'unknown-path-admin',
    title: 'There is nothing at unknown paths of the admin side',
    operation: 'listOAuth2Clients',
    side: 'admin',
    method: 'GET',
    path: '/touchstone/nothing/here',
    expected: lines(NOTHING, NOTHING),
  },
  {
    name: 'wrong-method-public',
    title: 'The token endpoint is not read: 405 tells the right method, and the current line 404',
    operation: 'oauth2TokenExchange',
    side: 'public',
    method: 'GET',
    path: '/oauth2/token',
    expected: lines({ status: 405, headers: { allow: /\bPOST\b/ } }, NOTHING),
  },
  {
    name: 'wrong-method-admin',
    title: 'A method that a path of the admin side does not have is answered with those that it has',
    operation: 'introspectOAuth2Token',
    side: 'admin',
    method: 'GET',
    path: '/oauth2/introspect',
    expected: lines({ status: 405, headers: { allow: /\bPOST\b/ } }, { status: 405, headers: { allow: /\bPOST\b/ } }),
  },
  {
    name: 'trailing-slash',
    title: 'A slash at the end of a path leads to the path without it, or counts for nothing in the current line',
    operation: 'discoverOidcConfiguration',
    side: 'public',
    method: 'GET',
    path: `${CONFIGURATION}/`,
    expected: lines({ status: 301, headers: { location: /\/\.well-known\/openid-configuration$/ } }, DOCUMENT),
  },
  {
    name: 'head',
    title: 'The discovery document is asked for without its body by the current line alone',
    operation: 'discoverOidcConfiguration',
    side: 'public',
    method: 'HEAD',
    path: CONFIGURATION,
    expected: lines({ status: 405, headers: { allow: /\bGET\b/ } }, { status: 200, empty: true }),
  },
  {
    name: 'authorization-server-metadata',
    title: 'The current line has its metadata at the path of RFC 8414 too, and no other',
    operation: 'discoverOidcConfiguration',
    side: 'public',
    method: 'GET',
    path: '/.well-known/oauth-authorization-server',
    expected: lines(NOTHING, DOCUMENT),
  },
  {
    name: 'paths-of-1',
    title: 'Paths of the admin side as 1.x had them lead to those of 2.x, or are answered by the current line',
    operation: 'listOAuth2Clients',
    side: 'admin',
    method: 'GET',
    path: '/clients?page_size=1',
    systems: HYDRA_2,
    expected: {
      'hydra-2.3': { status: 307, headers: { location: /\/admin\/clients\b/ } },
      'hydra-2': { status: 200, mediaType: 'application/json' },
    },
  },
]

/** 2.x has the same paths below `/admin`, but for those that are there to be without it. */
const pathFor = ({ side, path, systems }: PathRow, system: HydraSystem): string =>
  side === 'admin' && systems === undefined && HYDRA_2.includes(system) ? `/admin${path}` : path

const stories: readonly Story[] = rows.map((row) => ({
  name: row.name,
  title: row.title,
  operations: [row.operation],
  systems: row.systems ?? EVERY_HYDRA,
  async run({ hydra, http }) {
    const url = `${hydra.base(row.side)}${pathFor(row, hydra.system)}`
    return judgeAnswer(await http({ method: row.method, url }), row.expected[hydra.system] ?? NOTHING)
  },
}))

/** How requests are answered that are beside the document, as far as clients and operators meet them. */
export const pathChecks: readonly Check[] = storyChecks('hydra-metadata', stories)
