import type { Fault, JsonObject } from '../../seams.js'
import type { HydraSystem } from '../../systems/hydra/systems.js'
import { otherHeaders, otherJson, otherMembers, otherStatus } from './answers.js'
import type { Asked, HydraFaultRow } from './asked.js'
import { LINES_1, LINES_2 } from './lines.js'
import { ignoredParameters } from './requests.js'

const row = (
  name: string,
  title: string,
  checks: readonly string[],
  more: Partial<HydraFaultRow> = {},
): HydraFaultRow => ({
  id: `hydra-clients/${name}`,
  title,
  caughtBy: checks.map((check) => `hydra-clients/${check}`),
  ...more,
})

const list = (when: (asked: Asked) => boolean = () => true) => ({ operation: 'listOAuth2Clients', when }) as const

const sizeIn = ({ url }: Asked): string | null => url.searchParams.get('limit') ?? url.searchParams.get('page_size')
const tokenIn = ({ url }: Asked): string | null => url.searchParams.get('page_token')
const isLater = (asked: Asked): boolean =>
  Number(asked.url.searchParams.get('offset') ?? 0) > 0 || (tokenIn(asked) ?? 'garbage') !== 'garbage'

const clientsOf = (json: unknown): readonly JsonObject[] =>
  Array.isArray(json) ? json.filter((client) => typeof client === 'object' && client !== null) : []

type Page = readonly [check: string, when: (asked: Asked) => boolean, systems: readonly HydraSystem[]]

/** Pages at the edges, by the check that asks for them. */
const EDGES: readonly Page[] = [
  ['list-beyond-end', ({ url }) => Number(url.searchParams.get('offset')) > 1e6, LINES_1],
  ['list-size-zero', (asked) => sizeIn(asked) === '0', ['hydra-1.5', ...LINES_2]],
  ['list-size-negative', (asked) => sizeIn(asked) === '-1', ['hydra-1.5', ...LINES_2]],
  ['list-size-no-number', (asked) => sizeIn(asked) === 'abc', ['hydra-1.5', 'hydra-1.9', ...LINES_2]],
  ['list-size-too-large', (asked) => sizeIn(asked) === '1000', ['hydra-2']],
  ['list-page-token-unknown', (asked) => tokenIn(asked) === 'garbage', LINES_2],
]

/** What a Hydra gets wrong when clients are listed. */
export const clientListFaults: readonly Fault[] = [
  ...EDGES.map(([check, when, systems]) =>
    otherStatus(
      row(`fails-at-${check}`, `Fails at a page at the edge: ${check.replaceAll('-', ' ')}`, [check], { systems }),
      list(when),
      500,
    ),
  ),
  otherJson(
    row('list-wrapped', 'Wraps the list of clients into an object', ['list']),
    list((asked) => asked.url.search === ''),
    (json) => ({ clients: json }),
  ),
  otherJson(
    row('page-too-long', 'Gives more clients than were asked for', ['list-page-size']),
    list((asked) => sizeIn(asked) === '1' && tokenIn(asked) === null),
    (json) => [...clientsOf(json), ...clientsOf(json)],
  ),
  otherJson(
    row('updated-not-listed', 'Leaves out of the list what was updated', ['list-every-client'], {
      follows: ['hydra-clients/list-total', 'hydra-clients/list-page-size'],
    }),
    list(),
    (json) => (Array.isArray(json) ? clientsOf(json).filter(({ client_name }) => client_name !== 'Updated') : json),
  ),
  otherJson(
    row('pages-overlap', 'Repeats a client on the next page', ['list-no-client-twice'], {
      follows: ['hydra-clients/list-total', 'hydra-clients/list-every-client'],
    }),
    list((asked) => isLater(asked)),
    (json) => [...clientsOf(json).slice(0, 1), ...clientsOf(json)],
  ),
  otherHeaders(
    row('total-too-large', 'Counts more clients than there are', ['list-total'], {
      systems: ['hydra-1.9', 'hydra-2.3'],
    }),
    list(),
    { 'x-total-count': (count) => String(Number(count) + 1) },
  ),
  otherMembers(row('secrets-listed', 'Shows secrets in the list of clients', ['list-hides-secrets']), list(), {
    client_secret: 'shown-to-everyone',
  }),
  ignoredParameters(
    row('name-ignored', 'Does not limit the list to a name', ['list-by-name', 'list-by-both'], { systems: LINES_2 }),
    list(),
    'client_name',
  ),
  ignoredParameters(
    row('owner-ignored', 'Does not limit the list to an owner', ['list-by-owner', 'list-by-both', 'list-by-nobody'], {
      systems: LINES_2,
    }),
    list(),
    'owner',
  ),
]
