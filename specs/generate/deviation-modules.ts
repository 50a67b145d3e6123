import { readFile } from 'node:fs/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { DEVIATING_SYSTEMS, type KnownDeviation } from '../deviations/known-deviations.js'
import { parsedConstant } from './parsed-constant.js'

const FOLDER = new URL('../deviations/', import.meta.url)

interface DeviationFile {
  readonly server: string
  readonly deviations: readonly KnownDeviation[]
}

/** Modules of what each system is known to do against the standards, by file name. Throws when a file is not as its schema says. */
export async function deviationModules(): Promise<ReadonlyMap<string, string>> {
  const schema: unknown = JSON.parse(await readFile(new URL('standards.schema.json', FOLDER), 'utf8'))
  const ajv = new Ajv2020()
  const isDeviationFile = ajv.compile<DeviationFile>(Object(schema))
  const files = new Map<string, string>()
  for (const system of DEVIATING_SYSTEMS) {
    const source = `standards/${system}.yaml`
    const content: unknown = parse(await readFile(new URL(source, FOLDER), 'utf8'))
    if (!isDeviationFile(content))
      throw new Error(`specs/deviations/${source}: ${ajv.errorsText(isDeviationFile.errors)}`)
    files.set(`${system}.standards-deviations.ts`, deviationModule(source, content))
  }
  return files
}

const deviationModule = (source: string, { server, deviations }: DeviationFile): string =>
  [
    `// Made from specs/deviations/${source} by "npm run generate"; edits are lost.`,
    "import type { KnownDeviation } from '../deviations/known-deviations.js'",
    '',
    parsedConstant(
      'deviations: readonly KnownDeviation[]',
      deviations.map((row) => ({ ...row, evidence: row.evidence.map((step) => `${server}, ${step}`) })),
    ),
  ].join('\n')
