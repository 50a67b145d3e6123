import type { OperationContent } from '../operations.js'

/** The media type of a Content-Type header in lower case, without parameters; `''` when there is none. */
export const mediaTypeOf = (contentType: string | null | undefined): string =>
  contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? ''

/** JSON by its name or by its suffix, RFC 6839 section 3.1. */
export const isJson = (mediaType: string): boolean => mediaType === 'application/json' || mediaType.endsWith('+json')

/** What a document has for a media type: the exact one, else `type/*`, else the range of all. */
export function contentFor(content: readonly OperationContent[], mediaType: string): OperationContent | undefined {
  const candidates = [mediaType, `${mediaType.split('/', 1)[0]}/*`, '*/*']
  for (const candidate of candidates) {
    const found = content.find((each) => mediaTypeOf(each.mediaType) === candidate)
    if (found !== undefined) return found
  }
  return undefined
}
