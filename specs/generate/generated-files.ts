import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { DOCUMENT_NAMES, type DocumentName } from '../built-in-documents.js'
import { parseDocument } from '../load/parse-document.js'
import type { OpenApiDocument } from '../open-api-document.js'
import { bundle } from './bundle.js'
import { deviationModules } from './deviation-modules.js'
import { judgedOperationsModule } from './judged-operations.js'
import { parsedConstant } from './parsed-constant.js'
import { typesOf } from './types.js'

const OPENAPI = new URL('../openapi/', import.meta.url)

/** Files of `specs/generated` by name, made from the documents and tables as they are now. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  const files = new Map(await deviationModules())
  const documents = new Map<DocumentName, OpenApiDocument>()
  for (const name of DOCUMENT_NAMES) {
    const source = `specs/openapi/${name}.yaml`
    const yaml: unknown = parse(await readFile(new URL(`${name}.yaml`, OPENAPI), 'utf8'))
    const bundled = await bundle(yaml, async (path) => JSON.parse(await readFile(new URL(path, OPENAPI), 'utf8')))
    const document = parseDocument(bundled)
    files.set(`${name}.ts`, documentModule(name, source, bundled))
    files.set(`${name}.types.ts`, typesOf(document, source))
    documents.set(name, document)
  }
  files.set('judged-hydra-operations.ts', judgedOperationsModule(documents))
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
