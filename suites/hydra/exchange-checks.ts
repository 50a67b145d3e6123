import type { HydraOperationName } from '../../specs/index.js'
import type { Check, Requirement } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import type { HydraSystem } from '../harness/hydra/hydra-systems.js'
import { type ExpectedAnswer, judgeAnswer } from './answer.js'
import { EVERY_HYDRA, hydraRequires } from './requirement.js'

/** One exchange, however it comes about, and what its answer must be: a row of a table. */
export interface ExchangeRow {
  /** The part of the check's id after the suite. */
  readonly name: string
  /** The requirement in one sentence, said of a right server. */
  readonly title: string
  /** @default all that have the operation, so name them where a line lacks it */
  readonly systems?: readonly HydraSystem[]
  /** @default the operation's description in Hydra's API, MUST */
  readonly requirement?: Requirement
  /** Makes the exchange. */
  readonly ask: (context: CheckContext) => Promise<Exchange>
  /** The same for all lines, or one for each. */
  readonly expected: ExpectedAnswer | ((system: HydraSystem) => ExpectedAnswer)
  /** A hint at the usual cause. */
  readonly note?: string
}

/** A check for each row, all about one operation. */
export const exchangeChecks = (
  suite: string,
  operation: HydraOperationName,
  rows: readonly ExchangeRow[],
): readonly Check[] =>
  rows.map(({ name, title, systems = EVERY_HYDRA, requirement, ask, expected, note }) => ({
    id: `${suite}/${name}`,
    title,
    requirement: requirement ?? hydraRequires(operation),
    operations: [operation],
    systems,
    async run(context) {
      const exchange = await ask(context)
      return judgeAnswer(exchange, typeof expected === 'function' ? expected(context.hydra.system) : expected, note)
    },
  }))
