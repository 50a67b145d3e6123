import type { HydraOperationName } from '../../specs/index.js'
import type { Check } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import type { HydraSystem } from '../harness/hydra/hydra-systems.js'
import type { Verdict } from '../verdict.js'
import { EVERY_HYDRA, hydraRequires } from './requirement.js'

/** One thing that a story of several requests shows. */
export interface SharedStoryRow<Story> {
  /** The part of the check's id after the suite. */
  readonly name: string
  /** The requirement in one sentence, said of a right server. */
  readonly title: string
  readonly operation: HydraOperationName
  /** @default all that have the operation, so name them where a line lacks it */
  readonly systems?: readonly HydraSystem[]
  readonly judge: (story: Story, context: CheckContext) => Verdict | Promise<Verdict>
}

/** A check for each row. `tell` goes through the story; make it with `once`, so that all rows look at the same one. */
export const sharedStoryChecks = <Story>(
  suite: string,
  tell: (context: CheckContext) => Promise<Story>,
  rows: readonly SharedStoryRow<Story>[],
): readonly Check[] =>
  rows.map(({ name, title, operation, systems = EVERY_HYDRA, judge }) => ({
    id: `${suite}/${name}`,
    title,
    requirement: hydraRequires(operation),
    operations: [operation],
    systems,
    run: async (context) => judge(await tell(context), context),
  }))
