import { conclude, EXIT } from '../reports/conclusion.js'
import { printConfig } from './config/print-config.js'
import type { Sources } from './config/resolve-settings.js'
import { TEST_SETTINGS } from './config/test-settings.js'
import { EXIT_CODES_HELP } from './exit-codes.js'
import { listenForInterruption } from './interruption.js'
import type { GlobalOptions, Io } from './io.js'
import { judgeTarget } from './judge-target.js'
import type { Define } from './main.js'
import { addSettings, sourcesOf } from './settings-flags.js'

const EXAMPLES = `
Examples:
  $ touchstone test
  $ touchstone test https://op.example --user alice:password --reporter terminal --reporter junit=touchstone.xml
`

/** `touchstone test [url]`. */
export const defineTest: Define = (command, io, run) => {
  addSettings(command, TEST_SETTINGS)
    .addHelpText('after', EXAMPLES + EXIT_CODES_HELP)
    .action((argument: string | undefined, options: Readonly<Record<string, unknown>>) => {
      run(async (globals) => {
        const sources = withPassword(await sourcesOf(TEST_SETTINGS, { options, argument }, io))
        if (options.printConfig !== true) return test(sources, globals, io)
        io.stdout.write(printConfig(TEST_SETTINGS, sources))
        return EXIT.conformant
      })
    })
}

async function test(sources: Sources, globals: GlobalOptions, io: Io): Promise<number> {
  const interruption = listenForInterruption(io)
  const judged = judgeTarget(sources, globals, io, interruption.signal)
  // After a second Ctrl-C nobody waits for it any more.
  judged.catch(() => {})
  try {
    const run = await Promise.race([judged, interruption.now])
    return run === undefined ? EXIT.interrupted : conclude(run).exitCode
  } catch (error) {
    if (interruption.signal.aborted) return EXIT.interrupted
    throw error
  } finally {
    interruption.dispose()
  }
}

/** A user who was named without a password gets the one of TOUCHSTONE_PASSWORD. */
export function withPassword(sources: Sources): Sources {
  const { TOUCHSTONE_PASSWORD: password, TOUCHSTONE_USER: named } = sources.env
  if (password === undefined || password === '') return sources
  const complete = (user: string): string =>
    user.includes(':') || user.startsWith('@') || user === '' ? user : `${user}:${password}`
  const { user } = sources.flags
  return {
    ...sources,
    flags: { ...sources.flags, ...(user === undefined ? {} : { user: user.map(complete) }) },
    env: {
      ...sources.env,
      ...(named === undefined ? {} : { TOUCHSTONE_USER: named.split('\n').map(complete).join('\n') }),
    },
  }
}
