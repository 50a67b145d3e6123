import { readFile } from 'node:fs/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { DEVIATING_SYSTEMS } from '../deviations/known-deviations.js'
import { isObject } from '../open-api-document.js'
import { parsedConstant } from './parsed-constant.js'

const FOLDER = new URL('../deviations/', import.meta.url)

/** What servers depart from: the folder of the tables, beside which their schema is, and the type of a row with its module. */
const KINDS = [
  { folder: 'standards', type: 'KnownDeviation', module: 'known-deviations' },
  { folder: 'document', type: 'DocumentDeviation', module: 'document-deviation' },
] as const

interface DeviationFile {
  readonly server: string
  readonly deviations: readonly unknown[]
}

/** Modules of what each system is known to do otherwise, by file name. Throws when a file is not as its schema says. */
export async function deviationModules(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  for (const { folder, type, module } of KINDS) {
    const ajv = new Ajv2020({ allowUnionTypes: true })
    const schema: unknown = JSON.parse(await readFile(new URL(`${folder}.schema.json`, FOLDER), 'utf8'))
    const isDeviationFile = ajv.compile<DeviationFile>(Object(schema))
    for (const system of DEVIATING_SYSTEMS) {
      const source = `${folder}/${system}.yaml`
      const content: unknown = parse(await readFile(new URL(source, FOLDER), 'utf8'))
      if (!isDeviationFile(content))
        throw new Error(`specs/deviations/${source}: ${ajv.errorsText(isDeviationFile.errors)}`)
      const rows = content.deviations.map((row) => withServer(row, content.server))
      files.set(`${system}.${folder}-deviations.ts`, deviationModule(source, { type, module, rows }))
    }
  }
  return files
}

/** Whoever reads the evidence of one row wants to know which server it is of. */
function withServer(value: unknown, server: string): unknown {
  if (Array.isArray(value)) return value.map((each) => withServer(each, server))
  if (!isObject(value)) return value
  const named = (step: unknown): unknown => (Array.isArray(step) ? step.map(named) : `${server}, ${step}`)
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, name === 'evidence' ? named(each) : withServer(each, server)]),
  )
}

interface Rows {
  readonly type: string
  readonly module: string
  readonly rows: readonly unknown[]
}

const deviationModule = (source: string, { type, module, rows }: Rows): string =>
  [
    `// Made from specs/deviations/${source} by "npm run generate"; edits are lost.`,
    `import type { ${type} } from '../deviations/${module}.js'`,
    '',
    parsedConstant(`deviations: readonly ${type}[]`, rows),
  ].join('\n')
