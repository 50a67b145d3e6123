import type { CheckContext, JsonObject } from '../harness/context.js'
import { HYDRA_2 } from '../hydra/requirement.js'
import type { Story } from '../hydra/story-checks.js'
import { once } from '../once.js'
import { fail, pass } from '../verdict.js'
import { clientsIn } from './listed.js'
import { madeClient } from './made-client.js'

interface Family {
  readonly owner: string
  readonly names: readonly string[]
  readonly ids: readonly string[]
}

/** Three clients of one owner, two of which have the same name, and one of another owner by that name. */
const family = once(async (context: CheckContext): Promise<Family> => {
  const owner = context.random(12)
  const [one, other] = [`One ${owner}`, `Other ${owner}`]
  const members: readonly JsonObject[] = [
    { owner, client_name: one },
    { owner, client_name: one },
    { owner, client_name: other },
    { owner: `${owner}-2`, client_name: one },
  ]
  const made = await Promise.all(members.map((member) => madeClient(context, member)))
  return { owner, names: [one, other], ids: made.map(({ id }) => id) }
})

const FILTERS: readonly {
  readonly name: string
  readonly title: string
  readonly query: (family: Family) => Readonly<Record<string, string>>
  /** Places of those in the family who are to be found. */
  readonly found: readonly number[]
}[] = [
  {
    name: 'list-by-name',
    title: 'The list can be limited to the clients of a name',
    query: ({ names: [client_name = ''] }) => ({ client_name }),
    found: [0, 1, 3],
  },
  {
    name: 'list-by-owner',
    title: 'The list can be limited to the clients of an owner',
    query: ({ owner }) => ({ owner }),
    found: [0, 1, 2],
  },
  {
    name: 'list-by-both',
    title: 'The list can be limited to the clients of an owner that have a name',
    query: ({ owner, names: [client_name = ''] }) => ({ owner, client_name }),
    found: [0, 1],
  },
  {
    name: 'list-by-nobody',
    title: 'The list is empty for an owner of no clients',
    query: ({ owner }) => ({ owner: `${owner}-3` }),
    found: [],
  },
]

/** What is found by a filter, in 2.x. */
export const filterStories: readonly Story[] = FILTERS.map(({ name, title, query, found }) => ({
  name,
  title,
  operations: ['listOAuth2Clients'],
  systems: HYDRA_2,
  run: async (context) => {
    const all = await family(context)
    const page = await context.hydra.send('listOAuth2Clients', { query: query(all) })
    const expected = found.map((place) => all.ids[place]).sort()
    const actual = clientsIn(page)
      ?.map(({ client_id }) => String(client_id))
      .sort()
    return JSON.stringify(actual) === JSON.stringify(expected)
      ? pass()
      : fail({ status: 200, clients: expected }, { status: page.response.status, clients: actual }, { exchange: page })
  },
}))
