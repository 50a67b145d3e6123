import type { FactChange } from './compare-facts.js'
import type { FactKind } from './facts.js'

/** What stands before the name of a fact. */
const LABELS: Readonly<Record<FactKind, string>> = {
  outcome: '',
  status: '',
  header: 'header ',
  cors: 'CORS ',
  challenge: 'challenge ',
  location: '',
  parameter: 'redirect parameter ',
  error: 'error code: ',
  member: 'member ',
  value: 'value of ',
  metadata: 'metadata ',
  token: '',
  claim: 'claim of ',
  lifetime: 'lifetime ',
  cookie: 'cookie ',
  answer: '',
  operation: '',
}

/** Longest value that is shown whole, in characters. */
const LONGEST = 200

/** A text of the target as it may stand in a report: on one line, without control characters, not too long. */
export function safe(text: string): string {
  const shown = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, escaped)
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}...` : shown
}

const escaped = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`

/** A value with its unit; nothing is `(absent)`. */
export function shownValue(value: string | number | undefined, kind: FactKind): string {
  if (value === undefined) return '(absent)'
  return kind === 'lifetime' ? `${value} s` : safe(String(value))
}

/** What the change is about: `header cache-control`, `metadata scopes_supported: email`. */
export const subject = ({ kind, name, item }: FactChange): string =>
  kind === 'answer' ? 'one answer' : safe(`${LABELS[kind]}${name}${item === undefined ? '' : `: ${item}`}`)

/** The change in one line. */
export function sentence(change: FactChange): string {
  const { kind, before, after, item } = change
  const about = subject(change)
  if (kind === 'answer')
    return `${about} is ${after === undefined ? 'gone' : 'new'}: ${shownValue(after ?? before, kind)}`
  if (change.change === 'added')
    return item === undefined ? `${about} is new: ${shownValue(after, kind)}` : `${about} is new`
  if (change.change === 'removed')
    return item === undefined ? `${about} is gone, was: ${shownValue(before, kind)}` : `${about} is gone`
  return `${about}: ${shownValue(before, kind)} -> ${shownValue(after, kind)}`
}
