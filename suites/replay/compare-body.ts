import { compareJson } from './compare-json.js'
import { compareText, matchText } from './compare-text.js'
import type { Comparison } from './comparison.js'
import { metricNames } from './metrics.js'
import { isHtml, pageActions } from './page.js'
import { METRICS_NOTE, type RecordedResponse } from './recording.js'

/** The body at hand. */
export interface Body {
  readonly text: string
  /** The text as JSON; `undefined` when it is none. */
  readonly json: unknown
  readonly status: number
}

/** Compares the body: JSON, a page, metrics, or a text. */
export async function compareBody(
  comparison: Comparison,
  expected: RecordedResponse,
  body: Body,
  note = '',
): Promise<void> {
  if ('json' in expected || expected.json_length !== undefined) return compareJsonBody(comparison, expected, body)
  const wanted = expected.text ?? ''
  if (note.startsWith(METRICS_NOTE) && body.status === 200)
    return compareText(comparison, 'text', wanted, metricNames(body.text), '/text')
  const { wording } = comparison.standard
  if (isHtml(wanted) && isHtml(body.text)) return comparePage(comparison, expected, body.text)
  // A plain text is a sentence: in our own words it is as good.
  if (!wording && wanted !== '' && !/\{\{|^\s*</.test(wanted) && body.text.trim() !== '') return
  if (matchText(comparison, wanted, body.text, '/text', { isPrefix: expected.text_cut === true })) return
  comparison.differ('text', '/text', wanted, body.text)
}

function compareJsonBody(comparison: Comparison, expected: RecordedResponse, { json, text }: Body): void {
  if (json === undefined) {
    comparison.differ('body', '/json', expected.json ?? `an array of ${expected.json_length}`, text)
  } else if (expected.json_length === undefined) compareJson(comparison, expected.json, json, '/json')
  else if (!Array.isArray(json)) comparison.differ('type', '/json', `an array of ${expected.json_length}`, json)
  else if (json.length !== expected.json_length) comparison.differ('length', '/json', expected.json_length, json.length)
}

/** White space between tags, and in a row, shows nothing. */
const flat = (html: string): string => html.replace(/\s+/g, ' ').replaceAll('> <', '><').trim()

async function comparePage(comparison: Comparison, expected: RecordedResponse, text: string): Promise<void> {
  const { wording } = comparison.standard
  // Of a page that was cut off the rest is not known.
  if (expected.text_cut !== true) await compareActions(comparison, expected.text ?? '', text)
  if (!wording) return
  if (expected.html_title !== undefined)
    compareText(comparison, 'text', expected.html_title, (await pageActions(text)).title, '/html_title')
  const isPrefix = expected.text_cut === true
  const wanted = withSortedInputs(flat(expected.text ?? ''))
  if (!matchText(comparison, wanted, withSortedInputs(flat(text)), '/text', { isPrefix }))
    comparison.differ('text', '/text', wanted, text)
}

/** Some servers put the inputs of a form into random order. */
function withSortedInputs(html: string): string {
  const inputs = [...html.matchAll(/<input[^>]*>/g)].map(([input]) => input).sort()
  return html.replace(/<input[^>]*>/g, () => inputs.shift() ?? '')
}

async function compareActions(comparison: Comparison, wanted: string, actual: string): Promise<void> {
  const [want, have] = [await pageActions(wanted), await pageActions(actual)]
  for (const part of ['forms', 'inputs', 'frames'] as const) {
    comparison.named('page', want[part], have[part], `/text/${part}`, (one, other, where) =>
      compareText(comparison, 'page', one.value, other.value, where),
    )
  }
}
