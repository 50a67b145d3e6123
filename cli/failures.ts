import { EXIT, type ExitCode } from '../reports/conclusion.js'
import type { Io } from './io.js'

/** Errors that are the user's to mend, by name: what is wrong stands in the message. */
const USAGE: ReadonlySet<string> = new Set(['UsageError', 'OptionsError', 'CommanderError'])

/** System errors that another flag avoids; the message says so. */
const AVOIDABLE: ReadonlySet<string> = new Set(['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND'])

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '')

function described(error: Error): { readonly text: string; readonly exitCode: ExitCode } {
  const code = codeOf(error)
  if (error.name === 'HarnessError' && code !== 'ERR_USAGE')
    return { text: `${error.message} (${code})`, exitCode: EXIT.notJudged }
  const system = error.cause instanceof Error ? codeOf(error.cause) : ''
  if (AVOIDABLE.has(system)) return { text: error.message, exitCode: EXIT.usage }
  if (USAGE.has(error.name) || code === 'ERR_USAGE') return { text: error.message, exitCode: EXIT.usage }
  return { text: `${error.message} (this is a defect of touchstone; --debug shows where)`, exitCode: EXIT.notJudged }
}

/** Says what went wrong in one line, with the stack only when asked for, and gives the exit code. */
export function reportFailure(thrown: unknown, { stderr }: Io, debug: boolean): ExitCode {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  const { text, exitCode } = described(error)
  stderr.write(`touchstone: ${text}\n`)
  if (debug)
    stderr.write(
      `${error.stack ?? ''}\n${error.cause instanceof Error ? `caused by ${error.cause.stack ?? ''}\n` : ''}`,
    )
  return exitCode
}
