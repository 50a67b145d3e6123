import type { HydraHandler, HydraRequest } from '../context.js'
import { paged } from '../paging.js'
import type { HydraClientRecord } from '../records.js'
import { json } from '../respond.js'
import { listedAsMade } from './places.js'
import { shownClient } from './show-client.js'

/** `GET /clients`. */
export const listOAuth2Clients: HydraHandler = async (request, context) => {
  const { line, store } = context
  const page = await paged(
    {
      kind: line.clients.paging,
      path: line.clients.path,
      query: request.query,
      idOf: (record: HydraClientRecord) => record.client.client_id,
      list: (range) =>
        line.clients.order === 'as made' ? listedAsMade(store, range) : store.list('hydra_client', range),
      count: () => store.count('hydra_client'),
      ...(line.clients.filters && isFiltered(request) && { fits: filterOf(request) }),
    },
    context,
  )
  return json(
    page.records.map((record) => shownClient(record, context)),
    200,
    { ...page.headers, ...(line.totalCount && { 'x-total-count': String(page.total) }) },
  )
}

const FILTERS = ['client_name', 'owner'] as const

const isFiltered = ({ query }: HydraRequest): boolean => FILTERS.some((name) => query.get(name))

const filterOf =
  ({ query }: HydraRequest) =>
  ({ client }: HydraClientRecord): boolean =>
    FILTERS.every((name) => !query.get(name) || client[name] === query.get(name))
