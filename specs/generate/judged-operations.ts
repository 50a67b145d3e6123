import { DOCUMENT_NAMES, type DocumentName } from '../built-in-documents.js'
import { ASPECTS, judgeableAspects } from '../judgeable-aspects.js'
import type { OpenApiDocument } from '../open-api-document.js'
import { type Operation, operationsOf } from '../operations.js'
import { HYDRA_OPERATION_NAMES, hydraOperationName } from '../systems/hydra-operation-names.js'

/** The module that says which of the Hydra documents can judge what of each operation. */
export function judgedOperationsModule(documents: ReadonlyMap<DocumentName, OpenApiDocument>): string {
  const lines = DOCUMENT_NAMES.filter((name) => name.startsWith('hydra-'))
  const named = new Map([...documents].map(([line, document]) => [line, byName(document)]))
  const rows = HYDRA_OPERATION_NAMES.map((name) => {
    const able = ASPECTS.map((aspect) => {
      const judges = lines.filter((line) => {
        const operation = named.get(line)?.get(name)
        return operation !== undefined && judgeableAspects(operation).includes(aspect)
      })
      return [aspect, judges] as const
    })
    return [name, Object.fromEntries(able.filter(([, judges]) => judges.length > 0))]
  })
  return [
    '// Made from the documents of Hydra in specs/openapi by "npm run generate"; edits are lost.',
    "import type { JudgedBy } from '../systems/hydra-documents.js'",
    "import type { HydraOperationName } from '../systems/hydra-operation-names.js'",
    '',
    '/** The documents that can judge the answers of each operation, by aspect. */',
    'export const judgedHydraOperations: Readonly<Record<HydraOperationName, JudgedBy>> = {',
    ...rows.map(([name, judges]) => `  ${name}: ${JSON.stringify(judges)},`),
    '}',
    '',
  ].join('\n')
}

/** The operations of a document by the one name that they have in all lines. */
const byName = (document: OpenApiDocument): ReadonlyMap<string | undefined, Operation> =>
  new Map(
    [...operationsOf(document).values()].map((operation) => [hydraOperationName(operation.operationId), operation]),
  )
