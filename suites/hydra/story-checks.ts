import type { HydraOperationName } from '../../specs/index.js'
import type { Check, Requirement } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import type { HydraSystem } from '../harness/hydra/hydra-systems.js'
import type { Verdict } from '../verdict.js'
import { EVERY_HYDRA, hydraRequires } from './requirement.js'

/** A check that needs several requests: what one did is seen by the next. */
export interface Story {
  /** The part of the check's id after the suite. */
  readonly name: string
  /** The requirement in one sentence, said of a right server. */
  readonly title: string
  /** The operations that it judges; the first is the one whose description binds. */
  readonly operations: readonly [HydraOperationName, ...HydraOperationName[]]
  /** @default all that have the operations, so name them where a line lacks one */
  readonly systems?: readonly HydraSystem[]
  /** @default the description of the first operation in Hydra's API, MUST */
  readonly requirement?: Requirement
  readonly phase?: Check['phase']
  readonly run: (context: CheckContext) => Promise<Verdict>
}

/** A check for each story. */
export const storyChecks = (suite: string, stories: readonly Story[]): readonly Check[] =>
  stories.map(({ name, title, operations, systems = EVERY_HYDRA, requirement, phase, run }) => ({
    id: `${suite}/${name}`,
    title,
    requirement: requirement ?? hydraRequires(operations[0]),
    operations,
    systems,
    ...(phase === undefined ? {} : { phase }),
    run,
  }))
