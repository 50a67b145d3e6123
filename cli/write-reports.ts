import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type Paint, paintFor, plain } from '../reports/colour.js'
import { liveProgress, type Progress, plainProgress, silent } from '../reports/progress.js'
import { REPORTERS, type ReporterChoice } from '../reports/reporters.js'
import type { Run } from '../reports/run.js'
import type { GlobalOptions, Io } from './io.js'
import { UsageError } from './usage-error.js'

const paint = (color: boolean, stream: NodeJS.WritableStream): Paint => (color ? paintFor(stream) : plain)

/** A line that changes on a terminal, lines that stay in a log, nothing when the user wants it quiet. */
export function progressFor({ stderr, env }: Io, { quiet, color }: GlobalOptions): Progress {
  if (quiet) return silent
  const live = stderr.isTTY === true && !env.CI && env.TERM !== 'dumb'
  return live ? liveProgress(stderr, paint(color, stderr)) : plainProgress(stderr)
}

/** Renders the run with each reporter and writes the texts where they belong. */
export async function writeReports(
  run: Run,
  reporters: readonly ReporterChoice[],
  { quiet, color }: GlobalOptions,
  io: Io,
): Promise<void> {
  for (const { name, path } of reporters) {
    const render = await REPORTERS[name]()
    if (path === undefined) {
      // A terminal that does not know its width says 0.
      const columns = Math.max(io.stdout.columns || 100, 40)
      io.stdout.write(render(run, { paint: paint(color, io.stdout), columns, quiet }))
    } else writeReport(resolve(io.cwd, path), render(run, { paint: plain, quiet }))
  }
}

/** Writes a report to a file, and makes its folder. Throws a `UsageError` when it can't be written. */
export function writeReport(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  } catch (error) {
    throw new UsageError(
      `the report "${path}" cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}
