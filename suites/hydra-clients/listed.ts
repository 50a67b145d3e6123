import type { CheckContext, JsonObject } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import type { HydraSystem } from '../harness/hydra/hydra-systems.js'
import { isObject } from '../harness/json.js'
import type { ByLine } from '../hydra/answer.js'
import { Skip } from '../verdict.js'

/** The clients of a page of the list; undefined when the answer is no such page. */
export function clientsIn(exchange: Exchange): readonly Readonly<JsonObject>[] | undefined {
  const body = jsonBody(exchange)
  return exchange.response.status === 200 && Array.isArray(body) && body.every(isObject) ? body : undefined
}

/** The query of the next page, RFC 8288; undefined when the answer names none. */
export function nextPage({ request, response }: Exchange): Readonly<Record<string, string>> | undefined {
  const links = response.headers.get('link') ?? ''
  const next = [...links.matchAll(/<([^>]*)>([^<]*)/g)].find(([, , parameters = '']) =>
    /\brel="?next\b/.test(parameters),
  )
  if (next?.[1] === undefined || !URL.canParse(next[1], request.url)) return undefined
  return Object.fromEntries(new URL(next[1], request.url).searchParams)
}

/** How many clients a page may have, and where it begins, by the names of the line. */
const SIZE: ByLine<string> = {
  'hydra-1.5': 'limit',
  'hydra-1.9': 'limit',
  'hydra-2.3': 'page_size',
  'hydra-2': 'page_size',
}

export const pageOf = (system: HydraSystem, size: number): Readonly<Record<string, string>> => ({
  [SIZE[system]]: String(size),
})

/** The list of clients, seen page by page. */
export interface Walk {
  readonly pages: readonly Exchange[]
  readonly clients: readonly Readonly<JsonObject>[]
  /** Whether the last page was reached; else there were too many. */
  readonly whole: boolean
}

/** Clients of a page whose answer is kept as a whole, though they be twice as long as usual. */
export const PAGE_SIZE = 50

/** A deployment may have more clients than anyone wants to look at. */
const MOST_PAGES = 100

/** Walks through the list from its beginning by the links to the next page, until there is none or there were too many. */
export async function walked({ hydra }: CheckContext, size: number): Promise<Walk> {
  const pages: Exchange[] = []
  const clients: Readonly<JsonObject>[] = []
  let query: Readonly<Record<string, string>> | undefined = pageOf(hydra.system, size)
  while (query !== undefined && pages.length < MOST_PAGES) {
    const page = await hydra.send('listOAuth2Clients', { query })
    const found = clientsIn(page)
    if (found === undefined) throw new Skip(`exchange ${page.id} should be a page of clients`, 'hydra-clients/list')
    pages.push(page)
    clients.push(...found)
    query = found.length === 0 ? undefined : nextPage(page)
  }
  return { pages, clients, whole: query === undefined }
}
