import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { DOCUMENT_NAMES, type DocumentName } from '../built-in-documents.js'
import { parseDocument } from '../load/parse-document.js'
import { bundle } from './bundle.js'
import { deviationModules } from './deviation-modules.js'
import { parsedConstant } from './parsed-constant.js'
import { typesOf } from './types.js'

const OPENAPI = new URL('../openapi/', import.meta.url)

/** Files of `specs/generated` by name, made from the documents and tables as they are now. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  const files = new Map(await deviationModules())
  for (const name of DOCUMENT_NAMES) {
    const source = `specs/openapi/${name}.yaml`
    const yaml: unknown = parse(await readFile(new URL(`${name}.yaml`, OPENAPI), 'utf8'))
    const document = await bundle(yaml, async (path) => JSON.parse(await readFile(new URL(path, OPENAPI), 'utf8')))
    files.set(`${name}.ts`, documentModule(name, source, document))
    files.set(`${name}.types.ts`, typesOf(parseDocument(document), source))
  }
  return files
}

/** `hydra-1.5` -> `hydra15`: the name of the constant. */
const constantName = (name: DocumentName): string =>
  name.replaceAll(/[.-]([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

const documentModule = (name: DocumentName, source: string, document: unknown): string =>
  [
    `// Made from ${source} by "npm run generate"; edits are lost.`,
    "import type { OpenApiDocument } from '../open-api-document.js'",
    '',
    parsedConstant(`${constantName(name)}: OpenApiDocument`, document),
  ].join('\n')
