import type { HydraOperationName } from '../../specs/index.js'
import type { Check } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import type { HydraRequest } from '../harness/hydra/hydra-api.js'
import type { HydraSystem } from '../harness/hydra/hydra-systems.js'
import type { ByLine, ExpectedAnswer } from './answer.js'
import { type ExchangeRow, exchangeChecks } from './exchange-checks.js'

/** One request to one operation, and what its answer must be: a row of a table. */
export interface AnswerRow extends Omit<ExchangeRow, 'ask'> {
  readonly operation: HydraOperationName
  /** What is sent. May make what it needs first. @default nothing but the path */
  readonly request?: HydraRequest | ((context: CheckContext) => HydraRequest | Promise<HydraRequest>)
}

/** An expectation by line. */
export const byLine =
  (expected: ByLine<ExpectedAnswer>) =>
  (system: HydraSystem): ExpectedAnswer =>
    expected[system]

/** A check for each row. */
export const answerChecks = (suite: string, rows: readonly AnswerRow[]): readonly Check[] =>
  rows.flatMap(({ operation, request = {}, ...row }) => {
    const ask = async (context: CheckContext) =>
      context.hydra.send(operation, typeof request === 'function' ? await request(context) : request)
    return exchangeChecks(suite, operation, [{ ...row, ask }])
  })
