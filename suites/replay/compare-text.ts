import type { Comparison } from './comparison.js'
import type { DifferenceKind } from './difference.js'
import { PLACEHOLDERS } from './placeholder.js'
import { NOTATIONS, type RecordedTime, timeOf } from './recorded-time.js'

/** Members and parameters that hold a sentence for people. */
const SENTENCES: ReadonlySet<string> = new Set([
  'error_description',
  'error_hint',
  'error_debug',
  'message',
  'reason',
  'debug',
])

/** Whether a sentence for people stands at this place. */
function isSentence(pointer: string, text: string): boolean {
  const name = pointer.slice(pointer.lastIndexOf('/') + 1)
  return SENTENCES.has(name) || (name === 'error' && text.includes(' '))
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '+': '&#43;',
  '"': '&#34;',
  "'": '&#39;',
  '<': '&lt;',
  '>': '&gt;',
}

/** The ways in which a text may stand in another: as it is, percent-encoded, in HTML. */
export const spellings = (value: string): readonly string[] => [
  ...new Set([value, encodeURIComponent(value), value.replace(/[&+"'<>]/g, (char) => ENTITIES[char] ?? char)]),
]

type Capture = { readonly time: RecordedTime } | { readonly placeholder: string }

/** A regular expression for the template; a group for each time and each placeholder without a value. */
function expressionOf({ standard: { bindings } }: Comparison, template: string, isPrefix: boolean) {
  const captures: Capture[] = []
  const firstGroup = new Map<string, number>()
  const patternOf = (name: string): string => {
    if (name === 'any') return '[^]*?'
    const time = timeOf(name)
    if (time !== undefined) {
      captures.push({ time })
      return `(${NOTATIONS[time.notation].pattern})`
    }
    const value = bindings.get(name)
    if (value !== undefined) return `(?:${spellings(value).map(literally).join('|')})`
    const group = firstGroup.get(name)
    if (group !== undefined) return `\\${group}(?!\\d)`
    captures.push({ placeholder: name })
    firstGroup.set(name, captures.length)
    return '([^\\s"\'<>&;,]+?)'
  }
  let pattern = '^'
  let end = 0
  for (const found of template.matchAll(PLACEHOLDERS)) {
    pattern += literally(template.slice(end, found.index)) + patternOf(found[1] ?? '')
    end = found.index + found[0].length
  }
  pattern += literally(template.slice(end)) + (isPrefix ? '' : '$')
  return { expression: new RegExp(pattern), captures }
}

/** Whether the text is what the template says. Placeholders without a value get theirs here; times are judged. */
export function matchText(
  comparison: Comparison,
  template: string,
  actual: string,
  pointer: string,
  { isPrefix = false }: { readonly isPrefix?: boolean } = {},
): boolean {
  if (!template.includes('{{') && !isPrefix) return template === actual
  const { expression, captures } = expressionOf(comparison, template, isPrefix)
  const found = expression.exec(actual)
  if (found === null) return false
  captures.forEach((capture, index) => {
    const text = found[index + 1] ?? ''
    if ('placeholder' in capture) comparison.bind(capture.placeholder, text, pointer)
    else comparison.time(capture.time, NOTATIONS[capture.time.notation].read(text), pointer)
  })
  return true
}

/** Compares two texts. Of sentences for people only counts that there is one, unless the wording is to be compared. */
export function compareText(
  comparison: Comparison,
  kind: DifferenceKind,
  template: string,
  actual: string,
  pointer: string,
): void {
  const isFree = !comparison.standard.wording && isSentence(pointer, template)
  if (isFree && (template === '') === (actual === '')) return
  if (!matchText(comparison, template, actual, pointer)) comparison.differ(kind, pointer, template, actual)
}
