import { createProvider } from '../mock-server/index.js'
import type { HydraOptions } from '../mock-server/systems/hydra/options.js'
import type { Run } from '../reports/run.js'
import { type RunFacts, runDocument } from '../reports/run-document.js'
import { type CheckFilter, type HydraSystem, loadChecks, type RunResult, runChecks } from '../suites/index.js'
import { hooksOf, hydraTarget, PUBLIC } from './mock-target.js'

/** What the run documents of tests say beside what was found. */
export const FACTS: RunFacts = {
  tool: { name: 'oidc-touchstone', version: '0.1.0' },
  checkSet: { version: '0.1.0+0', checks: 1 },
  embedded: false,
  documents: [],
  seed: 's',
  failOn: 'fail',
  required: [],
}

/** Judges the mock of a line in this process, by its admin API. */
export async function judgeHydra(
  system: HydraSystem,
  { options = {}, filter = {}, seed }: { options?: Partial<HydraOptions>; filter?: CheckFilter; seed?: string } = {},
): Promise<RunResult> {
  await using provider = await createProvider({ ...options, system, issuer: PUBLIC })
  return await runChecks({
    target: {
      ...hydraTarget(provider),
      hooks: hooksOf(provider),
      ...(seed === undefined ? {} : { seed }),
    },
    checks: await loadChecks(filter),
  })
}

/** The run document of it, as it comes out of a file. */
export const runOf = async (...call: Parameters<typeof judgeHydra>): Promise<Run> =>
  JSON.parse(JSON.stringify(runDocument(await judgeHydra(...call), FACTS)))
