import type { DocumentDeviation } from '../../../../specs/deviations/document-deviation.js'
import { documentDeviations } from '../../../../specs/deviations/document-deviations.js'
import type { HydraOperation } from '../operations.js'
import type { HydraSystem } from '../systems.js'
import { answerOf, type Change, responseOf } from './answer.js'
import { changeOf } from './changes.js'

/** Brings answers in line with the document of the server, wherever it is known that real servers depart from it. */
export class DocumentedAnswers {
  /** By operation and status. */
  readonly #changes = new Map<string, readonly Change[]>()

  constructor(deviations: readonly DocumentDeviation[]) {
    for (const row of deviations) {
      for (const place of row.at) {
        const key = `${place.operation} ${place.status}`
        this.#changes.set(key, [...(this.#changes.get(key) ?? []), changeOf(row, place)])
      }
    }
  }

  static async of(system: HydraSystem): Promise<DocumentedAnswers> {
    return new DocumentedAnswers(await documentDeviations(system))
  }

  async inLine(operation: HydraOperation, response: Response): Promise<Response> {
    const changes = this.#changes.get(`${operation} ${response.status}`)
    if (changes === undefined) return response
    const before = await answerOf(response)
    let answer = before
    for (const change of changes) answer = await change(answer)
    return answer === before ? response : responseOf(answer)
  }
}
