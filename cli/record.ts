import { EXIT, type ExitCode } from '../reports/conclusion.js'
import type { Recording } from '../suites/replay/recording.js'
import { printConfig } from './config/print-config.js'
import type { GlobalOptions, Io } from './io.js'
import type { Define } from './main.js'
import { readRecordings } from './recording-files.js'
import { writeText } from './replay.js'
import { addTargetFlags, openTarget, REPLAY_SETTINGS, type ReplayFlags } from './replay-settings.js'
import { sourcesOf } from './settings-flags.js'

const HELP = `
Sends the requests of a scenario to a live server and writes a recording with what it answered. A scenario is a recording
of which only the requests count; its responses, when there are any, are ignored. Values that differ from run to run become
placeholders, named by their type in the order in which they appear ({{code#1}}, {{access_token#1}}), for later steps to
use. {{env:NAME}} stands for an environment variable, for what must not stand in a file. Nothing is changed at the server but
what the requests of the scenario change.

Examples:
  $ touchstone record scenario.json --public https://op.example --admin https://admin.op.example --out before.json
  $ touchstone replay before.json --public https://op.example --admin https://admin.op.example

Exit codes:
  ${EXIT.conformant}    recorded
  ${EXIT.usage}    wrong use: a flag, a variable, a scenario that cannot be sent
  ${EXIT.notJudged}    the server could not be reached
  ${EXIT.interrupted}  interrupted`

interface Flags extends ReplayFlags {
  readonly out?: string
  readonly printConfig?: boolean
}

/** `touchstone record <scenario>`. */
export const defineRecord: Define = (command, io, run) => {
  addTargetFlags(command.argument('<scenario>', 'file with the requests'))
    .option('--out <file>', 'where the recording goes (default: standard output)')
    .addHelpText('after', HELP)
    .action((scenario: string, options: Flags & Readonly<Record<string, unknown>>) => {
      run((globals) => recordFile(scenario, options, globals, io))
    })
}

async function recordFile(
  path: string,
  flags: Flags & Readonly<Record<string, unknown>>,
  { quiet }: GlobalOptions,
  io: Io,
): Promise<ExitCode> {
  const sources = await sourcesOf(REPLAY_SETTINGS, { options: flags }, io)
  if (flags.printConfig === true) {
    io.stdout.write(printConfig(REPLAY_SETTINGS, sources))
    return EXIT.conformant
  }
  const recordings = (await readRecordings([path], io.cwd)).map(({ recording }) => recording)
  await using open = await openTarget({ flags, sources, recordings }, io)
  const { record } = await import('../suites/replay/record/record.js')
  const stop = new AbortController()
  const hearNoMore = io.onInterrupt(() => stop.abort())
  try {
    for (const scenario of recordings) {
      await warnOfSecrets(scenario, io)
      const recording = await record(scenario, open.target, { signal: stop.signal })
      write(recording, flags.out, quiet, io)
    }
    return EXIT.conformant
  } catch (error) {
    if (stop.signal.aborted) return EXIT.interrupted
    throw error
  } finally {
    hearNoMore()
  }
}

function write(recording: Recording, out: string | undefined, quiet: boolean, io: Io): void {
  const text = `${JSON.stringify(recording, null, 1)}\n`
  if (out === undefined) io.stdout.write(text)
  else {
    writeText(out, text, io)
    if (!quiet) io.stderr.write(`recorded ${recording.steps.length} steps in ${out}\n`)
  }
}

async function warnOfSecrets(scenario: Recording, io: Io): Promise<void> {
  const { literalSecrets } = await import('../suites/replay/record/literal-secrets.js')
  const steps = new Map<string, number[]>()
  for (const { name, step } of literalSecrets(scenario)) steps.set(name, [...(steps.get(name) ?? []), step])
  for (const [name, numbers] of steps)
    io.stderr.write(
      `warning: the scenario spells out ${name} in step ${numbers.join(', ')}, and so will the recording; {{env:NAME}} keeps it out\n`,
    )
}
