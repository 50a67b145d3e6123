import type { DeviationPlace, DocumentDeviation } from '../../../../specs/deviations/document-deviation.js'
import { documentDeviations, hasStatus } from '../../../../specs/deviations/document-deviations.js'
import type { HydraOperation } from '../operations.js'
import type { HydraSystem } from '../systems.js'
import { answerOf, type Change, responseOf } from './answer.js'
import { changeOf } from './changes.js'

interface Correction {
  readonly place: DeviationPlace
  readonly change: Change
  readonly statusForNone: number | undefined
}

/** Brings answers in line with the document of the server, wherever it is known that real servers depart from it. */
export class DocumentedAnswers {
  readonly #corrections = new Map<HydraOperation, readonly Correction[]>()

  constructor(deviations: readonly DocumentDeviation[]) {
    for (const row of deviations) {
      for (const place of row.at) {
        const others = this.#corrections.get(place.operation) ?? []
        const statusForNone = 'status' in row.answer ? row.answer.status : undefined
        this.#corrections.set(place.operation, [...others, { place, change: changeOf(row, place), statusForNone }])
      }
    }
  }

  static async of(system: HydraSystem): Promise<DocumentedAnswers> {
    return new DocumentedAnswers(await documentDeviations(system))
  }

  /** The status of the answer that is due where the real server gives none. */
  statusForNone(operation: HydraOperation): number | undefined {
    return this.#corrections.get(operation)?.find(({ place }) => place.status === 'none')?.statusForNone
  }

  async inLine(operation: HydraOperation, response: Response): Promise<Response> {
    const corrections = (this.#corrections.get(operation) ?? []).filter(({ place }) =>
      hasStatus(place, response.status),
    )
    if (corrections.length === 0) return response
    const before = await answerOf(response)
    let answer = before
    for (const { change } of corrections) answer = await change(answer)
    return answer === before ? response : responseOf(answer)
  }
}
