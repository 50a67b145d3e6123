import type { Answer } from '../answer.js'
import { UNCOMPARED_HEADERS } from '../compare-headers.js'
import { metricNames } from '../metrics.js'
import { isHtml, pageActions } from '../page.js'
import { METRICS_NOTE, type RecordedHeaders, type RecordedResponse } from '../recording.js'
import { isRemoval, readSetCookie } from '../set-cookie.js'
import type { Templates } from './templates.js'
import { withoutTimes } from './time-template.js'

/** Headers whose values belong to one exchange, of load balancers and tracing for example: only that they are there counts. */
const PASSING =
  /^(?:etag|age|expires|last-modified|retry-after|server-timing|traceparent|cf-ray|x-(?:request|correlation|trace|amzn?-.*)-?id|x-(?:runtime|response-time|envoy-upstream-service-time|ratelimit-.*)|ratelimit.*|report-to|nel)$/

/** Of longer texts only the start is kept. */
const LONGEST_TEXT = 64 * 1024

/** The answer as a template, with a note when the text is not as it came. */
export async function recordResponse(
  answer: Answer,
  templates: Templates,
): Promise<{ readonly response: RecordedResponse; readonly note?: string }> {
  if (answer.failure !== undefined) return { response: { connection: 'closed without a response' } }
  const location = answer.headers.get('location')
  const head: Record<string, string | readonly string[]> = {}
  if (location !== null) head.location = templates.url(location, 'location')
  const cookies = answer.headers.getSetCookie()
  if (cookies.length > 0) head['set-cookie'] = cookies.map((cookie) => cookieTemplate(cookie, templates))
  const link = answer.headers.get('link')
  if (link !== null) head.link = link.replace(/<([^>]*)>/g, (_, url: string) => `<${templates.url(url, 'link')}>`)
  const { note, ...body } = await recordBody(answer, templates)
  for (const [name, value] of answer.headers) {
    if (Object.hasOwn(head, name) || name === 'set-cookie' || UNCOMPARED_HEADERS.has(name)) continue
    head[name] = PASSING.test(name) ? '{{any}}' : templates.text(value).replace(/'nonce-[^']+'/g, "'nonce-{{any}}'")
  }
  return {
    response: { status: answer.status, headers: sorted(head), ...body },
    ...(note === undefined ? {} : { note }),
  }
}

const sorted = (headers: RecordedHeaders): RecordedHeaders =>
  Object.fromEntries(Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1)))

function cookieTemplate(header: string, templates: Templates): string {
  const cookie = readSetCookie(header)
  const value = isRemoval(cookie) ? cookie.value : templates.cookie(cookie.name, cookie.value)
  const rest = header.slice(header.split(';')[0]?.length)
  return `${cookie.name}=${value}${withoutTimes(rest, templates.now)}`
}

interface RecordedBody extends Pick<RecordedResponse, 'json' | 'text' | 'text_cut' | 'html_title'> {
  readonly note?: string
}

async function recordBody({ text, json, headers }: Answer, templates: Templates): Promise<RecordedBody> {
  if (json !== undefined) return { json: templates.json(json, 'json') }
  if (text === '') return {}
  if (/version=0\.0\.4/.test(headers.get('content-type') ?? ''))
    return { text: metricNames(text), note: `${METRICS_NOTE}: name, type, label names` }
  if (!isHtml(text)) return { text: templates.value('', text, 'text') }
  const { inputs, title } = await pageActions(text)
  for (const { name, value } of inputs) if (value !== '') templates.value(name, value, `text.input.${name}`)
  if (text.length <= LONGEST_TEXT) return { text: templates.text(text) }
  return { text: templates.text(text.slice(0, LONGEST_TEXT)), text_cut: true, html_title: templates.text(title) }
}
