import { resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { type Paint, paintFor, plain } from '../reports/colour.js'
import { EXIT } from '../reports/conclusion.js'
import { conclusion } from '../reports/diff/conclusion.js'
import type { Diff } from '../reports/diff/diff.js'
import { DIFF_REPORTERS } from '../reports/diff/reporters.js'
import { SEVERITIES, type Severity } from '../reports/diff/severity.js'
import { oneOf, reportersAmong } from './config/values.js'
import type { GlobalOptions, Io } from './io.js'
import type { Define } from './main.js'
import { packageVersion } from './package.js'
import { readRun } from './read-run.js'
import { writeReport } from './write-reports.js'

const HELP = `
Examples:
  $ touchstone diff before.json after.json
  $ touchstone diff before.json after.json --fail-on risky --reporter terminal --reporter markdown=diff.md

A run document is what touchstone test writes with --reporter json=FILE.

Severities: breaking (clients that worked fail), risky (clients may behave otherwise), harmless (clients don't notice)

Exit codes:
  ${EXIT.conformant}    nothing as bad as --fail-on, or worse
  ${EXIT.findings}    differences as bad as --fail-on, or worse
  ${EXIT.usage}    wrong use: a flag, a file that is missing or is no run document of this version`

const readFailOn = oneOf(...SEVERITIES)
const reporterNames = ['terminal', 'markdown', 'json'] as const satisfies readonly (keyof typeof DIFF_REPORTERS)[]
const readReporters = reportersAmong(...reporterNames)
type Reporters = ReturnType<typeof readReporters>

const collect = (text: string, before: readonly string[] = []): readonly string[] => [...before, text]

interface Flags {
  readonly failOn: string
  readonly reporter?: readonly string[]
}

/** `touchstone diff <before> <after>`. */
export const defineDiff: Define = (command: Command, io, run) => {
  command
    .argument('<before>', 'run document of the first run')
    .argument('<after>', 'run document of the second run')
    .addOption(new Option(`--fail-on <${SEVERITIES.join('|')}>`, 'the least severity that counts').default('breaking'))
    .addOption(
      new Option('--reporter <name[=path]>', `${reporterNames.join(', ')}, to a file with =path; repeatable`).argParser(
        collect,
      ),
    )
    .addHelpText('after', HELP)
    .action((before: string, after: string, { failOn: level, reporter = ['terminal'] }: Flags) => {
      run(async (globals) => {
        const failOn = readFailOn([level], '--fail-on')
        const reporters = readReporters(reporter, '--reporter')
        const runs = [await readRun(before, io.cwd), await readRun(after, io.cwd)] as const
        const { diffRuns } = await import('../reports/diff/diff.js')
        const diff = await diffRuns(...runs, { name: 'oidc-touchstone', version: packageVersion() })
        await write(diff, { reporters, failOn }, globals, io)
        return conclusion(diff, failOn).counts ? EXIT.findings : EXIT.conformant
      })
    })
}

async function write(
  diff: Diff,
  { reporters, failOn }: { readonly reporters: Reporters; readonly failOn: Severity },
  { quiet, color }: GlobalOptions,
  io: Io,
): Promise<void> {
  const paint: Paint = color ? paintFor(io.stdout) : plain
  // A terminal that does not know its width says 0.
  const columns = Math.max(io.stdout.columns || 100, 40)
  for (const { name, path } of reporters) {
    const render = await DIFF_REPORTERS[name]()
    if (path === undefined) io.stdout.write(render(diff, { paint, columns, quiet, failOn }))
    else writeReport(resolve(io.cwd, path), render(diff, { quiet, failOn }))
  }
}
