import type { CheckContext } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import type { ByLine, ExpectedAnswer } from '../hydra/answer.js'
import { listed } from './consent-list.js'

type Pages = (context: CheckContext, subject: string) => Promise<readonly Exchange[]>

/** Parameters of a link of an answer; undefined when the answer has no link of this relation. */
function linked({ response, request }: Exchange, rel: string): URLSearchParams | undefined {
  const [, target] = new RegExp(`<([^>]*)>; rel="${rel}"`).exec(response.headers.get('link') ?? '') ?? []
  return target === undefined || !URL.canParse(target, request.url)
    ? undefined
    : new URL(target, request.url).searchParams
}

const byOffset: Pages = (context, subject) =>
  Promise.all(['0', '1'].map((offset) => listed(context, subject, { limit: '1', offset })))

const bySize: Pages = async (context, subject) => [await listed(context, subject, { page_size: '1' })]

const byToken: Pages = async (context, subject) => {
  const first = await listed(context, subject, { page_size: '1' })
  const page_token = linked(first, 'next')?.get('page_token')
  if (page_token === undefined || page_token === null) return [first]
  return [first, await listed(context, subject, { page_size: '1', page_token })]
}

const PAGES: ByLine<Pages> = {
  'hydra-1.5': byOffset,
  'hydra-1.9': byOffset,
  // Its links count otherwise than its pages, so nobody finds the second.
  'hydra-2.3': bySize,
  'hydra-2': byToken,
}

/** The consents of a person in pages of one, as the line has pages. */
export const pagesOfOne: Pages = (context, subject) => PAGES[context.hydra.system](context, subject)

const NEXT = /rel="next"/
const OFFSETS: readonly ExpectedAnswer[] = [
  { status: 200, headers: { link: NEXT } },
  { status: 200, headers: { link: /rel="prev"/ } },
]

/** What must be said of each page where there are two consents. */
export const PAGES_OF_TWO: ByLine<readonly ExpectedAnswer[]> = {
  'hydra-1.5': OFFSETS,
  'hydra-1.9': OFFSETS,
  'hydra-2.3': [{ status: 200, headers: { 'x-total-count': '2' } }],
  'hydra-2': [
    { status: 200, headers: { link: NEXT } },
    { status: 200, headers: { link: /^(?!.*rel="next")/ } },
  ],
}
