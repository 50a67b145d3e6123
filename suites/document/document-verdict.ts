import { type FindingDetails, fail, type KnownBy, pass, skip, type Verdict, worst } from '../verdict.js'
import type { Aspect } from './aspects.js'
import type { DefectFound, Judged, Source } from './judged-answers.js'

const EXPECTATIONS: Readonly<Record<Aspect, string>> = {
  status: 'a documented status',
  'media-type': 'a documented media type',
  headers: 'the documented headers',
  body: 'a body that fits the schema',
}

/** Most defects that are shown; usually one cause is behind all. */
const SHOWN = 5

/** What is new in front, and behind it what is known, a finding for each reason. */
export function documentVerdict({ answers, found }: Judged, aspect: Aspect, source: Pick<Source, 'name'>): Verdict {
  if (answers === 0) return skip('no answer of this operation was seen')
  const broken = found.filter(({ defect }) => defect.aspect === aspect)
  if (broken.length === 0) return pass(`${answers} answers`)
  return worst(byReason(broken).map(([known, defects]) => findingOf(defects, known, { aspect, ...source })))
}

/** The defects that are news, then those that are known, by why they are. */
function byReason(found: readonly DefectFound[]): readonly (readonly [KnownBy | undefined, readonly DefectFound[]])[] {
  const groups = new Map<string, [KnownBy | undefined, DefectFound[]]>()
  const sorted = [
    ...found.filter(({ known }) => known === undefined),
    ...found.filter(({ known }) => known !== undefined),
  ]
  for (const each of sorted) {
    const key = JSON.stringify(each.known ?? null)
    const group = groups.get(key) ?? [each.known, []]
    group[1].push(each)
    groups.set(key, group)
  }
  return [...groups.values()]
}

function findingOf(
  found: readonly DefectFound[],
  known: KnownBy | undefined,
  { aspect, name }: { readonly aspect: Aspect; readonly name: string },
): Verdict {
  const [first] = found
  const messages = found.map(({ exchange, defect: { instancePath, message } }) => {
    const where = instancePath === '' || message.includes(instancePath) ? '' : `${instancePath}: `
    return `exchange ${exchange.id}: ${where}${message}`
  })
  const more = messages.length > SHOWN ? [`and ${messages.length - SHOWN} more`] : []
  const details: FindingDetails = {
    known,
    ...(first === undefined ? {} : { note: `${name}${first.defect.documentPointer}`, exchange: first.exchange }),
  }
  return fail(EXPECTATIONS[aspect], [...messages.slice(0, SHOWN), ...more], details)
}
