export { builtInDocument, DOCUMENT_NAMES, type DocumentName, isDocumentName } from './built-in-documents.js'
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
