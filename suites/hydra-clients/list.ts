import type { Check } from '../check.js'
import type { Exchange } from '../harness/exchange.js'
import type { HydraSystem } from '../harness/hydra/hydra-systems.js'
import { type ByLine, type ExpectedAnswer, judgeAnswer } from '../hydra/answer.js'
import { HYDRA_1, HYDRA_2 } from '../hydra/requirement.js'
import { stepByStep } from '../hydra/step-by-step.js'
import { type Story, storyChecks } from '../hydra/story-checks.js'
import { once } from '../once.js'
import { fail, pass, Skip, type Verdict } from '../verdict.js'
import { clientsIn, PAGE_SIZE, pageOf } from './listed.js'
import { madeClient } from './made-client.js'
import { REFUSED } from './refusals.js'

/** What a page of the list must be, beside what every answer may be asked for. */
interface ExpectedPage extends ExpectedAnswer {
  /** How many clients it has; `some` for a page that may be longer than what is kept of an answer. @default not looked at */
  readonly clients?: number | 'some'
}

interface PageRow {
  readonly name: string
  readonly title: string
  readonly systems?: readonly HydraSystem[]
  readonly query: Readonly<Record<string, string>> | ((system: HydraSystem) => Readonly<Record<string, string>>)
  readonly expected: ExpectedPage | Readonly<Partial<ByLine<ExpectedPage>>>
}

const PAGE = { status: 200, mediaType: 'application/json' } as const

/** There are always two clients at least, so that a page of one is not all. */
const twoClients = once(async (context) => [await madeClient(context), await madeClient(context)] as const)

const NEXT_OF_1 = /[?&]limit=1&offset=1>; *rel="next".*rel="last"/
const NEXT_OF_2 = /[?&]page_size=1&page_token=[^>&]+>; *rel="next"/
const BEYOND = /[?&]limit=2&offset=0>; *rel="first".*rel="prev"/
const DEFAULT_PAGE = {
  ...PAGE,
  clients: 'some',
  headers: { link: /[?&]page_size=100&page_token=[^>&]+>; *rel="first"/ },
} as const

const rows: readonly PageRow[] = [
  {
    name: 'list',
    title: 'Clients can be listed; the answer links to the first page or the next',
    query: {},
    expected: { ...PAGE, clients: 'some', headers: { link: /rel="(first|next)"/ } },
  },
  {
    name: 'list-page-size',
    title: 'A page has as many clients as were asked for, and links to the next',
    query: (system) => pageOf(system, 1),
    expected: {
      'hydra-1.5': { ...PAGE, clients: 1, headers: { link: NEXT_OF_1 } },
      'hydra-1.9': { ...PAGE, clients: 1, headers: { link: NEXT_OF_1 } },
      'hydra-2.3': { ...PAGE, clients: 1, headers: { link: NEXT_OF_2 } },
      'hydra-2': { ...PAGE, clients: 1, headers: { link: NEXT_OF_2 } },
    },
  },
  {
    name: 'list-beyond-end',
    title: 'A page beyond the end is empty, and links to the first',
    systems: HYDRA_1,
    query: { limit: '2', offset: '10000000' },
    expected: { ...PAGE, clients: 0, headers: { link: BEYOND } },
  },
  {
    name: 'list-size-zero',
    title: 'A page of no clients is answered as the line does',
    // 1.9 closes the connection without an answer.
    systems: ['hydra-1.5', ...HYDRA_2],
    query: (system) => pageOf(system, 0),
    expected: {
      'hydra-1.5': { ...PAGE, clients: 0 },
      'hydra-2.3': { ...PAGE, clients: 1 },
      'hydra-2': DEFAULT_PAGE,
    },
  },
  {
    name: 'list-size-negative',
    title: 'A page of less than no clients is answered as the line does',
    systems: ['hydra-1.5', ...HYDRA_2],
    query: (system) => pageOf(system, -1),
    expected: {
      'hydra-1.5': { ...PAGE, clients: 0 },
      'hydra-2.3': { ...PAGE, clients: 1 },
      'hydra-2': DEFAULT_PAGE,
    },
  },
  {
    name: 'list-size-no-number',
    title: 'A size of pages that is no number is ignored, or refused where the line does so',
    query: (system) => ({ [Object.keys(pageOf(system, 1))[0] ?? '']: 'abc' }),
    expected: {
      'hydra-1.5': { ...PAGE, clients: 'some' },
      'hydra-1.9': { ...PAGE, clients: 'some' },
      'hydra-2.3': { ...PAGE, clients: 'some' },
      'hydra-2': REFUSED(400),
    },
  },
  {
    name: 'list-size-too-large',
    title: 'A page has 500 clients at most',
    systems: ['hydra-2'],
    query: { page_size: '1000' },
    expected: { ...PAGE, clients: 'some', headers: { link: /[?&]page_size=500&page_token=/ } },
  },
  {
    name: 'list-page-token-unknown',
    title: 'A page token that the server did not make leads to the beginning, or is refused where the line does so',
    systems: HYDRA_2,
    query: { page_size: '1', page_token: 'garbage' },
    expected: { 'hydra-2.3': { ...PAGE, clients: 1, headers: { link: NEXT_OF_2 } }, 'hydra-2': REFUSED(400) },
  },
]

function judgeCount(exchange: Exchange, expected: ExpectedPage['clients']): Verdict {
  if (expected === undefined) return pass()
  const count = beginsAsList(exchange) ? (clientsIn(exchange)?.length ?? 'some') : 'none, for the answer is no list'
  const right = expected === 'some' ? count === 'some' || Number(count) > 0 : count === expected
  return right ? pass() : fail({ clients: expected }, { clients: count }, { exchange })
}

const beginsAsList = ({ response }: Exchange): boolean => response.body.trimStart().startsWith('[')

const isOne = (expected: PageRow['expected']): expected is ExpectedPage => 'status' in expected

/** Pages of the list of clients, by what they are asked for. */
export const listChecks: readonly Check[] = storyChecks(
  'hydra-clients',
  rows.map(({ name, title, systems, query, expected }) => ({
    name,
    title,
    operations: ['listOAuth2Clients'],
    ...(systems === undefined ? {} : { systems }),
    run: async (context) => {
      await twoClients(context)
      const { system } = context.hydra
      const wanted = isOne(expected) ? expected : expected[system]
      const asked = typeof query === 'function' ? query(system) : query
      const page = await context.hydra.send('listOAuth2Clients', { query: asked })
      if (wanted === undefined) return pass()
      return stepByStep(
        () => judgeAnswer(page, wanted),
        () => judgeCount(page, wanted.clients),
      )
    },
  })),
)

const SECRETS = ['client_secret', 'registration_access_token']

/** What the list may not show. */
export const listStories: readonly Story[] = [
  {
    name: 'list-hides-secrets',
    title: 'Secrets and registration access tokens are not in the list of clients',
    operations: ['listOAuth2Clients'],
    run: async (context) => {
      await twoClients(context)
      const page = await context.hydra.send('listOAuth2Clients', { query: pageOf(context.hydra.system, PAGE_SIZE) })
      const clients = clientsIn(page)
      if (clients === undefined) throw new Skip('the clients could not be listed', 'hydra-clients/list')
      const shown = SECRETS.filter((name) => clients.some((client) => client[name] !== undefined))
      return shown.length === 0 ? pass() : fail([], shown, { exchange: page })
    },
  },
]
