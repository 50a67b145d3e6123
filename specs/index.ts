export { builtInDocument, DOCUMENT_NAMES, type DocumentName, isDocumentName } from './built-in-documents.js'
export type { DeviationPlace, DocumentDeviation } from './deviations/document-deviation.js'
export {
  type DeviatingAnswer,
  deviationsOf,
  documentDeviations,
  type FoundDeviation,
  type RecordedSystem,
} from './deviations/document-deviations.js'
export {
  DEVIATING_SYSTEMS,
  type JsonPattern,
  type KnownDeviation,
  knownDeviations,
} from './deviations/known-deviations.js'
export { DocumentError, type DocumentErrorCode, type DocumentPlace } from './document-error.js'
export type { Operations as Hydra15Operations, Schemas as Hydra15Schemas } from './generated/hydra-1.5.types.js'
export type { Operations as Hydra19Operations, Schemas as Hydra19Schemas } from './generated/hydra-1.9.types.js'
export type { Operations as Hydra23Operations, Schemas as Hydra23Schemas } from './generated/hydra-2.3.types.js'
export type { Operations as Hydra2Operations, Schemas as Hydra2Schemas } from './generated/hydra-2.types.js'
export type {
  Operations as InteractionOperations,
  Schemas as InteractionSchemas,
} from './generated/interaction.types.js'
export type {
  Operations as OAuth2ExtensionsOperations,
  Schemas as OAuth2ExtensionsSchemas,
} from './generated/oauth2-extensions.types.js'
export type {
  Operations as OpenIdConnectOperations,
  Schemas as OpenIdConnectSchemas,
} from './generated/openid-connect.types.js'
export { ASPECTS, type Aspect, judgeableAspects } from './judgeable-aspects.js'
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
export { type HydraDocument, judgedHydraOperations } from './systems/hydra-documents.js'
export {
  commonOperationName,
  HYDRA_OPERATION_NAMES,
  type HydraOperationName,
  hydraOperationName,
} from './systems/hydra-operation-names.js'
export { type HydraSideName, hydraSideOf } from './systems/hydra-sides.js'
export type { Defect } from './validation/defect.js'
export type { HeaderPairs } from './validation/header-pairs.js'
export type { ObservedRequest, Pairs } from './validation/judge-request.js'
export type { ObservedResponse } from './validation/judge-response.js'
export { createValidator, type Validator, type ValidatorOptions } from './validation/validator.js'
