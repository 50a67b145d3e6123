import type { Operation } from './operations.js'
import { isJson } from './validation/media-type.js'

/** What a document says about an answer. */
export const ASPECTS = ['status', 'media-type', 'headers', 'body'] as const
export type Aspect = (typeof ASPECTS)[number]

/** The aspects in which an operation's answers can be wrong: a document that says nothing about headers can't be broken there. */
export function judgeableAspects({ responses }: Operation): readonly Aspect[] {
  // A request with another method does not belong to the operation, so 405 is never among its answers.
  const possible = Object.values(responses).filter(({ status }) => status !== '405')
  const can: Readonly<Record<Aspect, boolean>> = {
    status: possible.length > 0 && responses.default === undefined,
    'media-type': possible.some(
      ({ content }) => content.length > 0 && content.every(({ mediaType }) => mediaType !== '*/*'),
    ),
    headers: possible.some(({ headers }) => headers.some(({ required }) => required)),
    body: possible.some(({ content }) =>
      content.some(({ mediaType, schema }) => schema !== undefined && isJson(mediaType)),
    ),
  }
  return ASPECTS.filter((aspect) => can[aspect])
}
