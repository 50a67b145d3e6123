import { joinPointer } from '../json-pointer.js'

/**
 * The pointer of the value that a line of `JSON.stringify(value, null, 2)` speaks of.
 *
 * @param line from 1
 */
export function pointerAtLine(text: string, line: number): string {
  const segments: (string | number)[] = []
  let depth = 0
  for (const each of text.split('\n').slice(0, line)) {
    const [, indent = '', key] = /^( *)(?:("(?:[^"\\]|\\.)*"): )?/.exec(each) ?? []
    depth = indent.length / 2
    // A closing bracket belongs to the value that it closes.
    if (/^[\]}]/.test(each.trimStart()) || depth === 0) continue
    const last = segments[depth - 1]
    segments[depth - 1] = key === undefined ? nextIndex(segments.length >= depth ? last : undefined) : memberName(key)
    segments.length = depth
  }
  return joinPointer('#', ...segments.slice(0, depth))
}

const nextIndex = (last: string | number | undefined): number => (typeof last === 'number' ? last + 1 : 0)

function memberName(key: string): string {
  const name: unknown = JSON.parse(key)
  return String(name)
}
