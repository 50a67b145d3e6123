import type { CheckContext, JsonObject } from '../harness/context.js'
import type { Story } from '../hydra/story-checks.js'
import { once } from '../once.js'
import { fail, pass, Skip, type Verdict } from '../verdict.js'
import { PAGE_SIZE, type Walk, walked } from './listed.js'
import { madeClient, replaced } from './made-client.js'

/** The whole list, in three pages or more. */
async function wholeList(context: CheckContext): Promise<Walk> {
  const first = await walked(context, PAGE_SIZE)
  if (first.clients.length === 0) throw new Skip('the list of clients is empty', 'hydra-clients/list')
  if (!first.whole) throw new Skip(`there are more than ${first.clients.length} clients; no more are looked at`)
  return first.pages.length > 2 ? first : walked(context, Math.ceil(first.clients.length / 3))
}

/** Three clients, the second updated and the third deleted, and the whole list after that. */
const story = once(async (context: CheckContext) => {
  const [first, updated, gone] = await Promise.all([madeClient(context), madeClient(context), madeClient(context)])
  await replaced(context, updated.id, { client_name: 'Updated' })
  await context.hydra.send('deleteOAuth2Client', { path: { id: gone.id } })
  return { first: first.id, updated: updated.id, gone: gone.id, walk: await wholeList(context) }
})

/** Others may make and delete clients meanwhile, which moves pages by number: what comes out twice is so. */
async function twice(context: CheckContext, judge: (walk: Walk) => Verdict): Promise<Verdict> {
  const { walk } = await story(context)
  const verdict = judge(walk)
  return verdict.outcome === 'pass' ? verdict : judge(await wholeList(context))
}

const timesIn = ({ clients }: Walk, id: string): number => clients.filter((client) => idOf(client) === id).length

/** Walks through all pages. Nothing else runs meanwhile, for new clients move the pages. */
export const walkStories: readonly Story[] = [
  {
    name: 'list-every-client',
    title:
      'Whoever goes from page to page finds each client once, as its last update left it, and none that was deleted',
    operations: ['listOAuth2Clients'],
    phase: 'alone',
    run: async (context) => {
      const { first, updated, gone } = await story(context)
      return twice(context, (walk) => {
        const name = walk.clients.find((client) => idOf(client) === updated)?.client_name
        const expected = { made: 1, updated: 1, deleted: 0, name: 'Updated' }
        const actual = {
          made: timesIn(walk, first),
          updated: timesIn(walk, updated),
          deleted: timesIn(walk, gone),
          name,
        }
        const same = JSON.stringify(actual) === JSON.stringify(expected)
        return same ? pass() : fail(expected, actual, { exchange: walk.pages[0] })
      })
    },
  },
  {
    name: 'list-no-client-twice',
    title: 'No client is on two pages of the list',
    operations: ['listOAuth2Clients'],
    phase: 'alone',
    run: (context) =>
      twice(context, (walk) => {
        const doubles = walk.clients.map(idOf).filter((id, at, all) => all.indexOf(id) !== at)
        return doubles.length === 0 ? pass() : fail([], doubles.slice(0, 20), { exchange: walk.pages[0] })
      }),
  },
  {
    name: 'list-total',
    title: 'X-Total-Count says how many clients there are',
    operations: ['listOAuth2Clients'],
    systems: ['hydra-1.9', 'hydra-2.3'],
    phase: 'alone',
    run: (context) =>
      twice(context, (walk) => {
        const total = walk.pages[0]?.response.headers.get('x-total-count') ?? '(absent)'
        const count = String(walk.clients.length)
        return total === count
          ? pass()
          : fail({ 'x-total-count': count }, { 'x-total-count': total }, { exchange: walk.pages[0] })
      }),
  },
]

const idOf = ({ client_id }: Readonly<JsonObject>): string => String(client_id)
