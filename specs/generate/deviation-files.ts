import { readdir, readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { constantName } from './constant-name.js'

const DEVIATIONS = new URL('../deviations/', import.meta.url)

/** The kinds of deviations: the folder that each has in `specs/deviations`, and the type of its rows. */
const KINDS = [{ folder: 'document', type: 'DocumentDeviation', module: 'document-deviation' }] as const

/** Modules of `specs/generated` with what real servers do otherwise, by name. */
export async function deviationFiles(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  for (const { folder, type, module } of KINDS) {
    for (const file of (await readdir(new URL(`${folder}/`, DEVIATIONS))).sort()) {
      const source = `specs/deviations/${folder}/${file}`
      const name = `${file.replace(/\.yaml$/, '')}.${module}s`
      const rows: unknown = parse(await readFile(new URL(`${folder}/${file}`, DEVIATIONS), 'utf8'))
      files.set(`${name}.ts`, rowsModule(constantName(name), source, { rows, type, module }))
    }
  }
  return files
}

interface Rows {
  readonly rows: unknown
  readonly type: string
  readonly module: string
}

/** A literal, so that the compiler judges every row. */
const rowsModule = (constant: string, source: string, { rows, type, module }: Rows): string =>
  [
    `// Made from ${source} by "npm run generate"; edits are lost.`,
    `import type { ${type} } from '../deviations/${module}.js'`,
    '',
    `export const ${constant}: readonly ${type}[] = ${JSON.stringify(rows, null, 2)}`,
    '',
  ].join('\n')
