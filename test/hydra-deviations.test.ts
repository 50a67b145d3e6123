import { describe, expect, test } from 'vitest'
import { HYDRA_SYSTEMS, type HydraSystem } from '../mock-server/systems/hydra/systems.js'
import {
  builtInDocument,
  createValidator,
  type Defect,
  deviationsOf,
  documentDeviations,
  type FoundDeviation,
} from '../specs/index.js'
import { recordedAnswers, recordedSilences } from './recorded-answers.js'
import { LACKS_RECORDINGS } from './recordings.js'

/** Something that a real server answered otherwise than its document says, and the rows that it is. */
interface Disagreement {
  readonly step: string
  readonly defect: Defect
  readonly status: number
  readonly known: readonly FoundDeviation[]
}

async function disagreementsOf(system: HydraSystem): Promise<readonly Disagreement[]> {
  const { judgeResponse } = createValidator(await builtInDocument(system), { most: Number.POSITIVE_INFINITY })
  const rows = await documentDeviations(system)
  const disagreements: Disagreement[] = []
  for (const { step, operationId, response, isWhole } of await recordedAnswers(system)) {
    const { status } = response
    for (const defect of await judgeResponse(operationId, response)) {
      if (defect.aspect === 'body' && !isWhole) continue
      disagreements.push({
        step,
        defect,
        status,
        known: deviationsOf(rows, defect, { status, body: response.body ?? '' }),
      })
    }
  }
  return disagreements
}

const told = ({ step, status, defect }: Disagreement): string =>
  `${step}: ${defect.operationId} ${status} ${defect.instancePath} ${defect.message}`

/** What the sentence of a defect says that the document has. */
const documentedBy = ({ message, missing, keyword }: Defect): string =>
  missing !== undefined
    ? 'required'
    : keyword === 'json'
      ? 'JSON'
      : message.replace(/^.*(?:should be|documented (?:are|is)) /, '')

/** Where a row says it, and which member. */
const nameOf = ({ row, place }: FoundDeviation): string =>
  [row.because, place.operation, place.status, place.within].filter((part) => part !== undefined).join(' ')

describe.each(HYDRA_SYSTEMS)('the disagreements of %s with its document', (system) => {
  const found = LACKS_RECORDINGS === undefined ? disagreementsOf(system) : undefined

  test('each has exactly one row, which says what the document has', async ({ skip }) => {
    if (found === undefined) return skip(LACKS_RECORDINGS ?? '')
    const disagreements = await found
    expect(disagreements.length).toBeGreaterThan(0)
    expect(disagreements.filter(({ known }) => known.length !== 1).map(told)).toEqual([])
    const wrong = disagreements.filter(({ defect, known }) =>
      known.some(({ row }) => row.documented !== documentedBy(defect)),
    )
    expect(wrong.map(told)).toEqual([])
  })

  test('the step that a row names shows it, at each place and for each member', async ({ skip }) => {
    if (found === undefined) return skip(LACKS_RECORDINGS ?? '')
    const shown = new Set<string>()
    for (const { step, defect, known } of await found) {
      for (const each of known.filter(({ place }) => place.evidence.endsWith(`, ${step}`))) {
        shown.add(nameOf(each))
        shown.add(`${each.row.because} ${defect.missing ?? defect.instancePath.replace(/^.*\//, '')}`)
      }
    }
    const rows = await documentDeviations(system)
    const said = rows.flatMap((row) => [
      ...row.at
        .filter(({ inferred, status }) => inferred === undefined && status !== 'none')
        .map((place) => nameOf({ row, place })),
      ...('members' in row ? row.members.map((member) => `${row.because} ${member}`) : []),
    ])
    expect(said.filter((each) => !shown.has(each))).toEqual([])
    expect(new Set(said).size).toBe(said.length)
  })

  test('where no answer came, a row says so', async ({ skip }) => {
    if (LACKS_RECORDINGS !== undefined) return skip(LACKS_RECORDINGS)
    const silent = await recordedSilences(system)
    const rows = (await documentDeviations(system)).flatMap(({ at }) => at.filter(({ status }) => status === 'none'))
    expect(new Set(rows.map(({ operation }) => operation))).toEqual(
      new Set(silent.map((each) => each.split(' in ')[0])),
    )
    for (const { operation, evidence } of rows) {
      expect(silent).toContain(`${operation} in ${evidence.replace(/^.*, /, '')}`)
    }
  })

  test('what is inferred has its evidence at another place of the same row', async () => {
    for (const { at } of await documentDeviations(system)) {
      const seen = at.filter(({ inferred }) => inferred === undefined).map(({ evidence }) => evidence)
      expect(seen).not.toEqual([])
      for (const { evidence } of at) expect(seen).toContain(evidence)
    }
  })
})
