import { createHash, randomBytes } from 'node:crypto'
import type { Run } from '../reports/run.js'
import { type RunFacts, runDocument } from '../reports/run-document.js'
import type { Check } from '../suites/check.js'
import { runChecks } from '../suites/harness/runner.js'
import { loadChecks } from '../suites/registry.js'
import { chooseChecks, requiredChecks } from './choose-checks.js'
import { resolveSetting, type Sources } from './config/resolve-settings.js'
import type { Setting } from './config/setting.js'
import { TEST_SETTINGS } from './config/test-settings.js'
import type { GlobalOptions, Io } from './io.js'
import { judgingDocuments } from './judging-documents.js'
import { packageVersion } from './package.js'
import { reachTarget } from './reach-target.js'
import { commonOptions } from './target-options.js'
import { progressFor, writeReports } from './write-reports.js'

type Read = <T>(row: Setting<T>) => T

/** Judges the target that the sources name, writes the reports, and gives the run. */
export async function judgeTarget(sources: Sources, globals: GlobalOptions, io: Io, signal: AbortSignal): Promise<Run> {
  const read: Read = (row) => resolveSetting(row, sources).value
  // Everything that can be wrong about the call is found before anything is loaded or sent.
  for (const row of Object.values<Setting<unknown>>(TEST_SETTINGS)) read(row)
  const reporters = read(TEST_SETTINGS.reporter)
  const all = await loadChecks()
  const checks = chooseChecks(all, {
    suites: read(TEST_SETTINGS.suite),
    checks: read(TEST_SETTINGS.check),
    skip: read(TEST_SETTINGS.skip),
  })
  const required = requiredChecks(checks, read(TEST_SETTINGS.require))
  const seed = read(TEST_SETTINGS.seed) ?? randomBytes(8).toString('hex')
  const common = commonOptions(sources, io.cwd)
  const documents = judgingDocuments(common.documents ?? [])
  const reached = await reachTarget(sources, { signal, ca: common.ca })
  const progress = progressFor(io, globals)
  try {
    const failOn = read(TEST_SETTINGS.failOn)
    const result = await runChecks({
      target: { ...reached.target, ...common, seed },
      checks,
      failOn,
      known: read(TEST_SETTINGS.known),
      require: required,
      signal,
      onStart: (applying) => progress.begin(applying),
      onVerdict: ({ check, verdict }) =>
        progress.verdict({ check: check.id, suite: check.id.split('/')[0] ?? check.id, outcome: verdict.outcome }),
    }).finally(() => progress.end())
    const { product, version } = sources.file?.config.target ?? {}
    const facts: RunFacts = {
      tool: { name: 'oidc-touchstone', version: packageVersion() },
      checkSet: checkSet(all),
      product: reached.embedded ? 'oidc-touchstone' : product,
      version: reached.embedded ? packageVersion() : version,
      embedded: reached.embedded,
      faults: reached.faults,
      documents,
      seed,
      failOn,
      required,
    }
    const run = runDocument(result, facts)
    await writeReports(run, reporters, globals, io)
    return run
  } finally {
    await reached.close()
  }
}

/** Equal requirements give an equal version, whatever the checks are made of. */
function checkSet(all: readonly Check[]): Run['checkSet'] {
  const rows = all
    .map(({ id, requirement: { standard, section, level } }) => `${id} ${standard} ${section} ${level}`)
    .sort()
  const hash = createHash('sha256').update(rows.join('\n')).digest('hex').slice(0, 8)
  return { version: `${packageVersion()}+${hash}`, checks: all.length }
}
