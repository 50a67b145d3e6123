import { isObject, type JsonObject } from './open-api-document.js'

/** One segment of a JSON pointer, RFC 6901 section 3. */
const escapeSegment = (segment: string): string =>
  segment.includes('~') || segment.includes('/') ? segment.replaceAll('~', '~0').replaceAll('/', '~1') : segment

export const joinPointer = (pointer: string, ...segments: readonly (string | number)[]): string =>
  segments.reduce<string>((all, segment) => `${all}/${escapeSegment(String(segment))}`, pointer)

/** The segments of a pointer such as `/a/b` or of a URI fragment such as `#/a/b%20c`. */
export function pointerSegments(pointer: string): readonly string[] {
  const text = pointer.startsWith('#') ? percentDecoded(pointer.slice(1)) : pointer
  return text
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function percentDecoded(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The value at a pointer, or `undefined`. */
export function valueAt(root: unknown, pointer: string): unknown {
  if (!/^(#?\/|#?$)/.test(pointer)) return undefined
  let value = root
  for (const segment of pointerSegments(pointer)) {
    if (Array.isArray(value)) value = value[Number(segment)]
    else if (isObject(value) && Object.hasOwn(value, segment)) value = value[segment]
    else return undefined
  }
  return value
}

/** A value of a document and where it stands there. */
export interface Located {
  readonly value: JsonObject
  /** Such as `#/components/responses/Page`. */
  readonly pointer: string
}

/** More references one behind the other are taken for a circle. */
const LONGEST_CHAIN = 32

/**
 * Follows `$ref`s within the document until there is something else.
 *
 * @returns `undefined` when a reference leads nowhere, in a circle, or to another file
 */
export function resolveReference(root: unknown, value: unknown, pointer: string): Located | undefined {
  for (let length = 0; length < LONGEST_CHAIN; length++) {
    if (!isObject(value)) return undefined
    const reference = value.$ref
    if (typeof reference !== 'string') return { value, pointer }
    if (!reference.startsWith('#')) return undefined
    pointer = reference
    value = valueAt(root, reference)
  }
  return undefined
}
