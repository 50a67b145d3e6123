import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { RUN_SCHEMA_VERSION, type Run } from '../reports/run.js'
import { packageFile } from './package.js'
import { UsageError } from './usage-error.js'

const MAKE_ONE = 'make one with: touchstone test <url> --reporter json=FILE'

function textOf(path: string, cwd: string): string {
  try {
    return readFileSync(resolve(cwd, path), 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') throw new UsageError(`the run "${path}" does not exist; ${MAKE_ONE}`)
    if (code === 'EISDIR') throw new UsageError(`"${path}" is a folder, not a run document; ${MAKE_ONE}`)
    throw new UsageError(`the run "${path}" cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function jsonOf(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(`"${path}" is not JSON, so it is no run document; ${MAKE_ONE}`)
  }
}

function versionOf(value: unknown): unknown {
  const isRun =
    typeof value === 'object' &&
    value !== null &&
    'schemaVersion' in value &&
    'verdicts' in value &&
    'exchanges' in value
  return isRun ? value.schemaVersion : undefined
}

/** Reads a run document from a file. Throws a `UsageError` that names the file and what is wrong with it. */
export async function readRun(path: string, cwd: string): Promise<Run> {
  const value = jsonOf(path, textOf(path, cwd))
  const version = versionOf(value)
  if (version === undefined) throw new UsageError(`"${path}" is no run document: it has no verdicts; ${MAKE_ONE}`)
  if (version !== RUN_SCHEMA_VERSION) {
    throw new UsageError(
      `"${path}" is a run document of schemaVersion ${JSON.stringify(version)}, and this version of touchstone reads ${RUN_SCHEMA_VERSION}; make both runs with the same version`,
    )
  }
  const { Ajv2020 } = await import('ajv/dist/2020.js')
  // Members that a later version has added say nothing to this one.
  const ajv = new Ajv2020({ removeAdditional: true, strict: false, logger: false })
  const schema: unknown = JSON.parse(readFileSync(packageFile('specs/json-schema/run.json'), 'utf8'))
  const isRun = (document: unknown): document is Run =>
    typeof schema === 'object' && schema !== null && ajv.validate(schema, document)
  if (isRun(value)) return value
  const [{ instancePath = '', message = 'is not as the schema wants it' } = {}] = ajv.errors ?? []
  throw new UsageError(`"${path}" is no whole run document: ${instancePath || 'the document'} ${message}; ${MAKE_ONE}`)
}
