import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { paintFor, plain } from '../reports/colour.js'
import { EXIT, type ExitCode } from '../reports/conclusion.js'
import { printConfig } from './config/print-config.js'
import { integer } from './config/values.js'
import type { GlobalOptions, Io } from './io.js'
import type { Define } from './main.js'
import { readRecordings, recordingFiles } from './recording-files.js'
import { fileLines, type ReplayedFile, type ReplayReport, summarizeReplay, summaryLines } from './replay-report.js'
import { addTargetFlags, openTarget, REPLAY_SETTINGS, type ReplayFlags } from './replay-settings.js'
import { sourcesOf } from './settings-flags.js'
import { UsageError, unknownName } from './usage-error.js'

const HELP = `
Sends the requests of each recording and compares what comes with what was recorded. The server should be as it was when
the recording began: without the clients it makes, and with the recorded configuration ("config" in the file).

Examples:
  $ touchstone replay before.json --public https://op.example --admin https://admin.op.example
  $ touchstone replay recordings --public http://127.0.0.1:4444 --admin http://127.0.0.1:4445 --app-port 3000 --reporter json=replay.json

Exit codes:
  ${EXIT.conformant}    every step of every recording agrees
  ${EXIT.findings}    something differs
  ${EXIT.usage}    wrong use: a flag, a variable, a file that is no recording
  ${EXIT.notJudged}    the server could not be reached
  ${EXIT.interrupted}  interrupted`

interface Flags extends ReplayFlags {
  readonly only?: string
  readonly reporter?: readonly string[]
  readonly tolerance?: string
  readonly wording?: boolean
  readonly verbose?: boolean
  readonly printConfig?: boolean
}

const collect = (text: string, before: readonly string[] = []): readonly string[] => [...before, text]

/** `touchstone replay <files or folders...>`. */
export const defineReplay: Define = (command, io, run) => {
  addTargetFlags(command.argument('<files...>', 'recordings, or folders of them'))
    .option('--only <names>', 'only these recordings, by the number at the beginning of their names, such as 34,39')
    .option('--reporter <name[=path]>', 'terminal or json; repeatable (default: terminal)', collect)
    .option('--tolerance <seconds>', 'how much earlier than recorded a time may be (default: 10)')
    .option('--wording', 'sentences for people and pages must be the same, word by word')
    .option('--verbose', 'every difference of each step, and which steps are blocked')
    .addHelpText('after', HELP)
    .action((paths: readonly string[], options: Flags & Readonly<Record<string, unknown>>) => {
      run((globals) => replayFiles(paths, options, globals, io))
    })
}

interface Reporters {
  readonly terminal: boolean
  /** File that gets the JSON report; true for standard output. */
  readonly json: string | boolean
}

function reportersOf(texts: readonly string[] = ['terminal']): Reporters {
  let reporters: Reporters = { terminal: false, json: false }
  for (const text of texts) {
    const [name = '', path] = text.split(/=(.*)/s, 2)
    if (name === 'terminal' && path === undefined) reporters = { ...reporters, terminal: true }
    else if (name === 'json' && path !== '') reporters = { ...reporters, json: path ?? true }
    else if (name === 'terminal' || name === 'json')
      throw new UsageError(`--reporter ${text}: use terminal, json, or json=FILE`)
    else throw unknownName('reporter', name, ['terminal', 'json'])
  }
  if (reporters.terminal && reporters.json === true)
    throw new UsageError('--reporter: terminal and json would both write to standard output; use json=FILE')
  return reporters
}

async function replayFiles(
  paths: readonly string[],
  flags: Flags & Readonly<Record<string, unknown>>,
  { color, quiet }: GlobalOptions,
  io: Io,
): Promise<ExitCode> {
  const sources = await sourcesOf(REPLAY_SETTINGS, { options: flags }, io)
  if (flags.printConfig === true) {
    io.stdout.write(printConfig(REPLAY_SETTINGS, sources))
    return EXIT.conformant
  }
  const reporters = reportersOf(flags.reporter)
  const exactness = {
    wording: flags.wording === true,
    ...(flags.tolerance === undefined ? {} : { tolerance: integer(0)([flags.tolerance], '--tolerance') }),
  }
  const only = flags.only?.split(',').filter((one) => one !== '') ?? []
  const files = await readRecordings(recordingFiles(paths, only, io.cwd), io.cwd)
  const recordings = files.map(({ recording }) => recording)
  await using open = await openTarget({ flags, sources, recordings }, io)
  const { replay } = await import('../suites/replay/replay.js')
  const stop = new AbortController()
  const hearNoMore = io.onInterrupt(() => stop.abort())
  const rendering = { paint: color ? paintFor(io.stdout) : plain, verbose: flags.verbose === true }
  const done: ReplayedFile[] = []
  try {
    for (const { file, recording } of files) {
      if (stop.signal.aborted) break
      const result = { file, ...(await replay(recording, open.target, { ...exactness, signal: stop.signal })) }
      done.push(result)
      const isShown = reporters.terminal && !(quiet && result.steps.every(({ outcome }) => outcome === 'agrees'))
      if (isShown) io.stdout.write(`${fileLines(result, rendering).join('\n')}\n`)
    }
  } finally {
    hearNoMore()
    writeReport(done, reporters, open.target, io)
  }
  if (stop.signal.aborted) return EXIT.interrupted
  const { steps, agrees } = summarizeReplay(done)
  return agrees === steps ? EXIT.conformant : EXIT.findings
}

interface Bases {
  readonly public: { readonly url: string }
  readonly admin?: { readonly url: string }
}

function writeReport(done: readonly ReplayedFile[], { terminal, json }: Reporters, bases: Bases, io: Io): void {
  const summary = summarizeReplay(done)
  if (terminal) io.stdout.write(`${summaryLines(summary).join('\n')}\n`)
  if (json === false) return
  const report: ReplayReport = {
    schemaVersion: 1,
    kind: 'replay',
    target: { public: bases.public.url, ...(bases.admin === undefined ? {} : { admin: bases.admin.url }) },
    summary,
    recordings: done,
  }
  const text = `${JSON.stringify(report, null, 2)}\n`
  if (typeof json === 'string') writeText(json, text, io)
  else io.stdout.write(text)
}

/** Writes a file and the folders above it. */
export function writeText(path: string, text: string, io: Io): void {
  try {
    const full = resolve(io.cwd, path)
    mkdirSync(dirname(full), { recursive: true })
    writeFileSync(full, text)
  } catch (error) {
    throw new UsageError(`"${path}" cannot be written: ${error instanceof Error ? error.message : String(error)}`)
  }
}
