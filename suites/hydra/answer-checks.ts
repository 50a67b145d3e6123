import type { HydraOperationName } from '../../specs/index.js'
import type { Check, Requirement } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import type { HydraRequest } from '../harness/hydra/hydra-api.js'
import type { HydraSystem } from '../harness/hydra/hydra-systems.js'
import { type ByLine, type ExpectedAnswer, judgeAnswer } from './answer.js'
import { EVERY_HYDRA, hydraRequires } from './requirement.js'

/** One request to one operation, and what its answer must be: a row of a table. */
export interface AnswerRow {
  /** The part of the check's id after the suite. */
  readonly name: string
  /** The requirement in one sentence, said of a right server. */
  readonly title: string
  readonly operation: HydraOperationName
  /** @default all that have the operation, so name them where a line lacks it */
  readonly systems?: readonly HydraSystem[]
  /** @default the operation's description in Hydra's API, MUST */
  readonly requirement?: Requirement
  /** What is sent. May make what it needs first. @default nothing but the path */
  readonly request?: HydraRequest | ((context: CheckContext) => HydraRequest | Promise<HydraRequest>)
  /** The same for all lines, or one for each. */
  readonly expected: ExpectedAnswer | ((system: HydraSystem) => ExpectedAnswer)
  /** A hint at the usual cause. */
  readonly note?: string
}

/** An expectation by line. */
export const byLine =
  (expected: ByLine<ExpectedAnswer>) =>
  (system: HydraSystem): ExpectedAnswer =>
    expected[system]

/** A check for each row. */
export const answerChecks = (suite: string, rows: readonly AnswerRow[]): readonly Check[] =>
  rows.map(({ name, title, operation, systems = EVERY_HYDRA, requirement, request = {}, expected, note }) => ({
    id: `${suite}/${name}`,
    title,
    requirement: requirement ?? hydraRequires(operation),
    operations: [operation],
    systems,
    async run(context) {
      const asked = typeof request === 'function' ? await request(context) : request
      const exchange = await context.hydra.send(operation, asked)
      return judgeAnswer(exchange, typeof expected === 'function' ? expected(context.hydra.system) : expected, note)
    },
  }))
