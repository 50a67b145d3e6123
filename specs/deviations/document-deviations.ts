import { valueAt } from '../json-pointer.js'
import { isObject } from '../open-api-document.js'
import { hydraOperationName } from '../systems/hydra-operation-names.js'
import type { Defect } from '../validation/defect.js'
import type { DeviationPlace, DocumentDeviation, MemberDeviation } from './document-deviation.js'

/** Each system is a module of its own, so that only what is asked for is read. */
const ROWS = {
  'hydra-1.5': async () => (await import('../generated/hydra-1.5.document-deviations.js')).deviations,
  'hydra-1.9': async () => (await import('../generated/hydra-1.9.document-deviations.js')).deviations,
  'hydra-2.3': async () => (await import('../generated/hydra-2.3.document-deviations.js')).deviations,
  'hydra-2': async () => (await import('../generated/hydra-2.document-deviations.js')).deviations,
} as const satisfies Record<string, () => Promise<readonly DocumentDeviation[]>>

/** The systems of which it is known how real servers depart from their document. */
export type RecordedSystem = keyof typeof ROWS

/** How real servers of a system depart from their own document. */
export const documentDeviations = (system: RecordedSystem): Promise<readonly DocumentDeviation[]> => ROWS[system]()

/** A row, and the place of it where something was found. */
export interface FoundDeviation {
  readonly row: DocumentDeviation
  readonly place: DeviationPlace
}

/** An answer, as far as it decides what a defect of it is. */
export interface DeviatingAnswer {
  readonly status: number
  readonly body: string
}

/**
 * The rows that a defect of an answer is. At most one, as long as no two rows say the same; none when the defect is in another
 * place, or when something else is found there.
 */
export function deviationsOf(
  rows: readonly DocumentDeviation[],
  defect: Defect,
  answer: DeviatingAnswer,
): readonly FoundDeviation[] {
  const operation = hydraOperationName(defect.operationId)
  return rows.flatMap((row) =>
    row.at
      .filter((place) => place.operation === operation && hasStatus(place, answer.status) && isAt(row, place, defect))
      .filter(() => row.aspect !== 'body' || row.found === 'not JSON' || standsBeside(row, defect, answer))
      .map((place) => ({ row, place })),
  )
}

/** Whether answers with a status are among those of a place. */
export const hasStatus = ({ status }: Pick<DeviationPlace, 'status'>, answered: number): boolean =>
  typeof status === 'number' ? status === answered : status === `${Math.floor(answered / 100)}XX`

function isAt(row: DocumentDeviation, { within = '' }: DeviationPlace, defect: Defect): boolean {
  const { aspect, keyword, seen, instancePath, missing } = defect
  if (aspect !== row.aspect) return false
  if (row.aspect === 'status') return keyword === 'responses'
  if (row.aspect === 'media-type') return keyword === 'content' && seen === row.found
  if (row.found === 'not JSON') return keyword === 'json' && seen !== ''
  if (row.found === 'absent')
    return keyword === 'required' && fits(instancePath, within) && row.members.some((member) => member === missing)
  return keyword === 'type' && seen === null && row.members.some((member) => fits(instancePath, `${within}/${member}`))
}

/** Whether the members that a row asks for stand beside what is wrong. */
function standsBeside(
  { beside, found }: MemberDeviation,
  { instancePath }: Defect,
  { body }: DeviatingAnswer,
): boolean {
  if (beside === undefined) return true
  const around = found === 'absent' ? instancePath : instancePath.replace(/\/[^/]*$/, '')
  const object = valueAt(JSON.parse(body), around)
  return isObject(object) && Object.entries(beside).every(([name, value]) => object[name] === value)
}

/** Whether a pointer is one of those that a pattern stands for. */
function fits(pointer: string, pattern: string): boolean {
  const [segments, patterns] = [pointer.split('/'), pattern.split('/')]
  return (
    segments.length === patterns.length &&
    patterns.every((each, index) => (each === '*' ? /^\d+$/.test(segments[index] ?? '') : each === segments[index]))
  )
}
