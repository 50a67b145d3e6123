export { builtInDocument, DOCUMENT_NAMES, type DocumentName, isDocumentName } from './built-in-documents.js'
export { DocumentError, type DocumentErrorCode, type DocumentPlace } from './document-error.js'
export { type LoadOptions, loadDocument } from './load/load-document.js'
export type { FetchText } from './load/read-text.js'
export { matchOperation, type OperationMatch } from './match-operation.js'
export type { Dialect, JsonObject, OpenApiDocument, Schema } from './open-api-document.js'
export {
  type LocatedSchema,
  METHODS,
  type Method,
  type Operation,
  type OperationBody,
  type OperationContent,
  type OperationHeader,
  type OperationParameter,
  type OperationResponse,
  type Operations,
  operationsOf,
  responseFor,
  type SecurityRequirement,
} from './operations.js'
export { type Direction, toJsonSchema } from './schema/to-json-schema.js'
export type { Defect } from './validation/defect.js'
export type { HeaderPairs } from './validation/header-pairs.js'
export type { ObservedRequest, Pairs } from './validation/judge-request.js'
export type { ObservedResponse } from './validation/judge-response.js'
export { createValidator, type Validator, type ValidatorOptions } from './validation/validator.js'
