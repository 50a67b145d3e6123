import { unguessable } from '../../random.js'
import type { Range } from '../../store/store.js'
import { sortedQuery } from './authorization/respond.js'
import type { HydraContext } from './context.js'
import { DroppedConnection, hydraError } from './hydra-error.js'
import { int64 } from './int64.js'
import type { PagingKind } from './lines.js'

/** A list to give out in pages. */
export interface PagedList<R> {
  readonly kind: PagingKind
  /** Path of the list, for `Link`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly idOf: (record: R) => string
  readonly list: (range: Range) => Promise<readonly R[]>
  readonly count: () => Promise<number>
  /** Records that don't fit are left out of a page. */
  readonly fits?: (record: R) => boolean
  /** What `Link` counts by. @default what was asked for */
  readonly linked?: (asked: Linked) => Linked
}

export interface Page<R> {
  readonly records: readonly R[]
  readonly total: number
  readonly headers: Readonly<Record<string, string>>
}

/** One page of a list in the way of the line. */
export function paged<R>(list: PagedList<R>, context: Pick<HydraContext, 'random'>): Promise<Page<R>> {
  return list.kind.kind === 'sealed tokens' ? bySealedToken(list, context) : byOffset(list, list.kind)
}

async function byOffset<R>(list: PagedList<R>, paging: PagingKind): Promise<Page<R>> {
  const asked = paging.kind === 'offset' ? askedByOffset(list.query, paging) : askedByToken(list.query, paging)
  const found =
    asked.limit <= 0
      ? []
      : list.fits === undefined
        ? await list.list({ offset: asked.from, limit: asked.limit })
        : await filtered(list, list.fits, asked)
  const total = await list.count()
  const { limit, offset } = list.linked?.(asked) ?? asked
  const links = linksOf(total, { limit, offset }, paging).map(([rel, size, at]) => {
    const parameters =
      paging.kind === 'offset'
        ? { limit: String(size), offset: String(at) }
        : { page_size: String(size), page_token: numbered(at) }
    return link(list, parameters, rel)
  })
  return { records: found, total, headers: links.length === 0 ? {} : { link: links.join(',') } }
}

/** What links start from. */
export interface Linked {
  readonly limit: number
  readonly offset: number
}

/** What part of a list a request asks for. */
interface Asked extends Linked {
  /** Where the page begins. */
  readonly from: number
}

function wholeNumber(text: string | null): number | undefined {
  const number = int64(text ?? '')
  return number === undefined ? undefined : Number(number)
}

function askedByOffset(query: URLSearchParams, paging: Extract<PagingKind, { readonly kind: 'offset' }>): Asked {
  const limit = wholeNumber(query.get('limit'))
  const offset = Math.max(0, wholeNumber(query.get('offset')) ?? 0)
  if (limit !== undefined && limit <= 0 && paging.zeroLimit === 'drops the connection') {
    throw new DroppedConnection('a limit of 0 or less')
  }
  const size = Math.min(limit ?? paging.default, paging.maximum)
  return { limit: size, offset, from: paging.pages === 'whole' ? Math.floor(offset / size) * size : offset }
}

function askedByToken(query: URLSearchParams, { default: usual, maximum }: PagingKind): Asked {
  const size = wholeNumber(query.get('page_size')) ?? usual
  const limit = Math.min(Math.max(1, size), maximum)
  const from = Math.floor(offsetIn(query.get('page_token')) / limit) * limit
  return { limit, offset: from, from }
}

const numbered = (offset: number): string =>
  Buffer.from(JSON.stringify({ offset: String(offset), v: 2 })).toString('base64url')

/** What cannot be read is the beginning. */
function offsetIn(token: string | null): number {
  const [, offset] = /^\{"offset":"?(\d+)"?,/.exec(Buffer.from(token ?? '', 'base64url').toString()) ?? []
  return Number(offset ?? 0)
}

/** The relations of a page with their limits and offsets, oddities of the servers included. */
function linksOf(
  total: number,
  { limit: wanted, offset }: Linked,
  { kind }: PagingKind,
): readonly (readonly [string, number, number])[] {
  const limit = wanted <= 0 ? 1 : wanted
  const last = total % limit === 0 ? total - limit : Math.floor(total / limit) * limit
  const here = Math.floor(offset / limit)
  if (offset >= last) {
    if (total === 0) {
      return [
        ['first', limit, 0],
        ['next', limit, (here + 1) * limit],
        ['prev', limit, (here - 1) * limit],
      ]
    }
    if (total < limit || (total === limit && kind !== 'offset')) return [['first', total, 0]]
    return [
      ['first', limit, 0],
      ['prev', limit, last - limit],
    ]
  }
  if (offset < limit) {
    return [
      ['next', limit, limit],
      ['last', limit, last],
    ]
  }
  return [
    ['first', limit, 0],
    ['next', limit, (here + 1) * limit],
    ['prev', limit, (here - 1) * limit],
    ['last', limit, last],
  ]
}

async function bySealedToken<R>(list: PagedList<R>, { random }: Pick<HydraContext, 'random'>): Promise<Page<R>> {
  const { query, kind } = list
  const after = opened(firstGiven(query, 'page_token'))
  const size = sizeIn(firstGiven(query, 'page_size'), kind)
  const found = await (list.fits === undefined
    ? list.list({ after, limit: size + 1 })
    : matching(list, list.fits, after, size + 1))
  const records = found.slice(0, size)
  const last = records.at(-1)
  const page_size = String(size)
  const links = [link(list, { page_size, page_token: sealed('', random) }, 'first')]
  if (found.length > size && last !== undefined) {
    links.push(link(list, { page_size, page_token: sealed(list.idOf(last), random) }, 'next'))
  }
  return { records, total: await list.count(), headers: { link: links.join(',') } }
}

/** The first value that is not empty. */
const firstGiven = (query: URLSearchParams, name: string): string => query.getAll(name).find(Boolean) ?? ''

const badPaging = (problem: string) =>
  hydraError('The request was malformed or contained invalid parameters', `The pagination cannot be read: ${problem}`)

function sizeIn(text: string, { default: usual, maximum }: PagingKind): number {
  if (text === '') return usual
  const size = wholeNumber(text)
  if (size === undefined) throw badPaging(`page_size ${text} is no whole number`)
  return size <= 0 ? usual : Math.min(size, maximum)
}

/** New each time, and says nothing to who doesn't know how it is made. */
function sealed(id: string, random: HydraContext['random']): string {
  const nonce = random.bytes(12)
  const bytes = Buffer.from(id).map((byte, index) => byte ^ (nonce[index % nonce.length] ?? 0))
  return `${Buffer.concat([nonce, bytes]).toString('base64url')}.${unguessable(random, 12)}`
}

function opened(token: string): string {
  if (token === '') return ''
  const [body = '', rest] = token.split('.', 2)
  const bytes = Buffer.from(body, 'base64url')
  if (rest?.length !== 16 || bytes.length < 12) throw badPaging('page_token is not one of this server')
  return Buffer.from(bytes.subarray(12).map((byte, index) => byte ^ (bytes[index % 12] ?? 0))).toString()
}

/** How many records are looked at at once for a filter. */
const LOOKED_AT = 500

/** Records that fit, from an offset among them on. */
async function filtered<R>(list: PagedList<R>, fits: (record: R) => boolean, { limit, from }: Asked) {
  return (await matching(list, fits, '', from + limit)).slice(from)
}

/** The first records after an id that fit. */
async function matching<R>(
  list: PagedList<R>,
  fits: (record: R) => boolean,
  from: string,
  limit: number,
): Promise<readonly R[]> {
  const found: R[] = []
  let after = from
  for (;;) {
    const some = await list.list({ after, limit: LOOKED_AT })
    found.push(...some.filter(fits))
    const last = some.at(-1)
    if (found.length >= limit || last === undefined || some.length < LOOKED_AT) return found.slice(0, limit)
    after = list.idOf(last)
  }
}

/** One link: the query of the request with the page's own parameters, sorted as Go sorts them. */
function link<R>({ path, query }: PagedList<R>, parameters: Readonly<Record<string, string>>, rel: string): string {
  const all = new URLSearchParams(query)
  for (const [name, value] of Object.entries(parameters)) all.set(name, value)
  return `<${path}?${sortedQuery(all)}>; rel="${rel}"`
}
