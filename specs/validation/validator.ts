import type { OpenApiDocument } from '../open-api-document.js'
import { operationsOf } from '../operations.js'
import { SchemaCompiler } from '../schema/schema-compiler.js'
import type { Defect } from './defect.js'
import { judgeRequest, type ObservedRequest } from './judge-request.js'
import { judgeResponse, type ObservedResponse } from './judge-response.js'
import { Judgement } from './judgement.js'
import { MOST_DEFECTS } from './schema-defects.js'

export interface ValidatorOptions {
  /** Whether members of a body that the document does not list are reported, as `info`. @default false */
  readonly strict?: boolean
  /** Most defects that are reported of one body; `Infinity` when some of them are to be told from others. @default 50 */
  readonly most?: number
}

/**
 * Judges exchanges by a document. Both methods resolve to what is wrong, an empty list when nothing is, and reject with a
 * RangeError for an operation that the document has not, with a DocumentError for a schema that can't be used.
 */
export interface Validator {
  judgeResponse(operationId: string, response: ObservedResponse): Promise<readonly Defect[]>
  judgeRequest(operationId: string, request: ObservedRequest): Promise<readonly Defect[]>
}

/** Makes a validator for a document. Cheap: the schema compiler is loaded, and each schema compiled, when first needed. */
export function createValidator(
  document: OpenApiDocument,
  { strict = false, most = MOST_DEFECTS }: ValidatorOptions = {},
): Validator {
  const compiler = new SchemaCompiler(document)
  const judgementOf = (operationId: string): Judgement => {
    const operation = operationsOf(document).get(operationId)
    if (operation === undefined) throw new RangeError(`the document has no operation '${operationId}'`)
    return new Judgement(document, operation, compiler, { strict, most })
  }
  return {
    judgeResponse: async (operationId, response) => judgeResponse(judgementOf(operationId), response),
    judgeRequest: async (operationId, request) => judgeRequest(judgementOf(operationId), request),
  }
}
