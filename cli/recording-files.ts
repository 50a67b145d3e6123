import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Recording } from '../suites/replay/recording.js'
import { packageFile } from './package.js'
import { UsageError } from './usage-error.js'

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'

/** All `.json` files below a folder, in alphabetical order; a file stands for itself. */
function filesAt(path: string, cwd: string): readonly string[] {
  const full = resolve(cwd, path)
  try {
    if (!statSync(full).isDirectory()) return [path]
    return readdirSync(full, { withFileTypes: true })
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) =>
        entry.isDirectory() || entry.name.endsWith('.json') ? filesAt(join(path, entry.name), cwd) : [],
      )
  } catch (error) {
    throw new UsageError(`"${path}" cannot be read (${reasonOf(error)}); give files or folders of recordings`)
  }
}

/** Whether a file is meant by `--only`: by the number at its beginning, or by its whole name. */
const isMeant = (file: string, wanted: string): boolean => {
  const name = basename(file, '.json')
  return name === wanted || name.startsWith(`${wanted}-`)
}

/** The files of recordings at these paths. Throws a `UsageError` when there are none, or when a name of `only` means none. */
export function recordingFiles(paths: readonly string[], only: readonly string[], cwd: string): readonly string[] {
  const files = [...new Set(paths.flatMap((path) => filesAt(path, cwd)))]
  if (files.length === 0) throw new UsageError(`no recordings at ${paths.join(', ')}: they are files that end in .json`)
  for (const wanted of only)
    if (!files.some((file) => isMeant(file, wanted)))
      throw new UsageError(`--only ${wanted}: no recording begins with that number or has that name`)
  return only.length === 0 ? files : files.filter((file) => only.some((wanted) => isMeant(file, wanted)))
}

/** A recording and the file it came from. */
export interface RecordingFile {
  readonly file: string
  readonly recording: Recording
}

/** Reads recordings or scenarios. Throws with file, step and place when one is not in the format. */
export async function readRecordings(files: readonly string[], cwd: string): Promise<readonly RecordingFile[]> {
  const { recordingReader } = await import('../suites/replay/read-recording.js')
  const read = recordingReader(JSON.parse(readFileSync(packageFile('specs/json-schema/recording.json'), 'utf8')))
  return files.map((file) => {
    try {
      return { file, recording: read(readFileSync(resolve(cwd, file), 'utf8'), file) }
    } catch (error) {
      if (error instanceof Error && 'syscall' in error)
        throw new UsageError(`"${file}" cannot be read (${reasonOf(error)})`)
      throw error
    }
  })
}
