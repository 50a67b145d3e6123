import { Command, CommanderError } from 'commander'
import { EXIT } from '../reports/conclusion.js'
import { EXIT_CODES_HELP } from './exit-codes.js'
import { reportFailure } from './failures.js'
import type { Action, GlobalOptions, Io } from './io.js'
import { packageVersion } from './package.js'

/** Gives a command its flags, and says by `run` what to do when it is called. */
export type Define = (
  command: Command,
  io: Io,
  run: (action: (globals: GlobalOptions) => ReturnType<Action>) => void,
) => void

/** The commands. Each is loaded when it is called. */
const COMMANDS: Readonly<Record<string, { readonly about: string; readonly load: () => Promise<Define> }>> = {
  test: {
    about: 'judge a provider; without a URL the embedded mock',
    load: async () => (await import('./test.js')).defineTest,
  },
  serve: {
    about: 'run the mock provider on a port',
    load: async () => (await import('./serve.js')).defineServe,
  },
  diff: {
    about: 'compare two runs: what is otherwise for clients',
    load: async () => (await import('./diff.js')).defineDiff,
  },
  replay: {
    about: 'compare a server with recordings of what it once answered',
    load: async () => (await import('./replay.js')).defineReplay,
  },
  record: {
    about: 'record what a server answers to a scenario',
    load: async () => (await import('./record.js')).defineRecord,
  },
  list: {
    about: 'list checks, faults or systems',
    load: async () => (await import('./list.js')).defineList,
  },
  explain: {
    about: 'say what a check wants, and which faults it finds',
    load: async () => (await import('./explain.js')).defineExplain,
  },
  init: {
    about: 'write a commented touchstone.config.ts',
    load: async () => (await import('./init.js')).defineInit,
  },
}

const EXAMPLES = `
Examples:
  $ touchstone test https://op.example --client app:s3cret:https://app.example/callback --user alice:password
  $ touchstone serve --port 4400
`

function program({ stdout, stderr }: Io): Command {
  return new Command('touchstone')
    .description('Conformance harness and strict mock provider for OAuth 2.0 and OpenID Connect')
    .version(packageVersion(), '-v, --version', 'print the version')
    .option('-q, --quiet', 'only what fails; of serve only the issuer')
    .option('--no-color', 'no colours (also: NO_COLOR)')
    .option('--debug', 'show stack traces')
    .helpOption('-h, --help', 'show this help')
    .addHelpText('after', EXAMPLES + EXIT_CODES_HELP)
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'touchstone: ')),
    })
    .exitOverride()
}

/** The flags that every command takes may stand before or after its name. */
function addGlobals(command: Command): Command {
  return command
    .option('-q, --quiet', 'only what fails; of serve only the issuer')
    .option('--no-color', 'no colours (also: NO_COLOR)')
    .option('--debug', 'show stack traces')
    .helpOption('-h, --help', 'show this help')
}

/** Runs a command line (without `node` and the file) and gives the exit code. Never throws, never ends the process. */
export async function main(args: readonly string[], io: Io): Promise<number> {
  const debug = args.includes('--debug')
  try {
    return await dispatch(args, io)
  } catch (error) {
    // Commander has said it already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.conformant : EXIT.usage
    return reportFailure(error, io, debug)
  }
}

async function dispatch(args: readonly string[], io: Io): Promise<number> {
  const root = program(io)
  let chosen: (() => Promise<number>) | undefined
  const called = args.filter((arg) => !arg.startsWith('-')).slice(0, 2)
  for (const [name, { about, load }] of Object.entries(COMMANDS)) {
    const command = addGlobals(root.command(name).description(about))
    if (!called.includes(name)) continue
    const define = await load()
    define(command, io, (action) => {
      const { debug, color, quiet } = command.optsWithGlobals<Record<string, unknown>>()
      chosen = () =>
        action({ debug: debug === true, color: color !== false && root.opts().color !== false, quiet: quiet === true })
    })
  }
  await root.parseAsync([...args], { from: 'user' })
  return chosen === undefined ? EXIT.conformant : await chosen()
}
