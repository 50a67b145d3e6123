import type { Aspect } from '../../specs/index.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { fail, pass, skip, type Verdict, worst } from '../verdict.js'
import type { DefectFound, Judged, Source } from './judged-answers.js'

const EXPECTATIONS: Readonly<Record<Aspect, string>> = {
  status: 'a documented status',
  'media-type': 'a documented media type',
  headers: 'the documented headers',
  body: 'a body that fits the schema',
}

/** Most defects that one finding tells. */
const TOLD = 50

/** A finding for each wrong answer; behind them what is known, a finding for each reason. */
export function documentVerdict({ answers, found }: Judged, aspect: Aspect, source: Pick<Source, 'name'>): Verdict {
  if (answers === 0) return skip('no answer of this operation was seen')
  const broken = found.filter(({ defect }) => defect.aspect === aspect)
  if (broken.length === 0) return pass(`${answers} answers`)
  return worst(grouped(broken).map((defects) => findingOf(defects, { aspect, ...source })))
}

/** The defects that are news by their answer, then those that are known by why they are. */
function grouped(found: readonly DefectFound[]): readonly (readonly DefectFound[])[] {
  const groups = new Map<string, DefectFound[]>()
  const sorted = [
    ...found.filter(({ known }) => known === undefined),
    ...found.filter(({ known }) => known !== undefined),
  ]
  for (const each of sorted) {
    const key = each.known === undefined ? `exchange ${each.exchange.id}` : JSON.stringify(each.known)
    const group = groups.get(key) ?? []
    group.push(each)
    groups.set(key, group)
  }
  return [...groups.values()]
}

function findingOf(
  found: readonly DefectFound[],
  { aspect, name }: { readonly aspect: Aspect; readonly name: string },
): Verdict {
  const [first] = found
  const messages = [...new Set(found.map(told))]
  const more = messages.length > TOLD ? [`and ${messages.length - TOLD} more`] : []
  return fail(EXPECTATIONS[aspect], [...messages.slice(0, TOLD), ...more], {
    note: `judged by ${name}`,
    exchange: first?.exchange,
    known: first?.known,
  })
}

/** What is wrong, where, and the place of the document that says so: `/exp is ... (schemas/TokenResponse/...)`. */
function told({ defect: { aspect, instancePath, message, documentPointer }, exchange }: DefectFound): string {
  const where = instancePath === '' || message.includes(instancePath) ? '' : `${instancePath}: `
  const error = aspect === 'status' ? errorOf(exchange) : ''
  return `${where}${message} (${documentPointer.replace(/^#\/(?:components\/)?/, '')})${error}`
}

/** The error code tells answers of one status apart. */
function errorOf(exchange: Exchange): string {
  const body = jsonBody(exchange)
  return isObject(body) && typeof body.error === 'string' ? `, error=${body.error}` : ''
}
