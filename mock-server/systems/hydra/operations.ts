import {
  commonOperationName,
  type HydraOperationName,
  hydraOperationName,
} from '../../../specs/systems/hydra-operation-names.js'
import type { HydraOperationId } from '../../operations.js'

/** What the servers answer though no document names it: pages in place of the operator's own, and the built-in login app. */
const PAGES = ['showFallback', 'showApp'] as const

/** An operation of a Hydra system. */
export type HydraOperation = HydraOperationName | (typeof PAGES)[number]

/** The operation that a document calls by this operationId, or a page. */
export const hydraOperation = (operationId: string): HydraOperation | undefined =>
  hydraOperationName(operationId) ?? PAGES.find((page) => page === operationId)

const isPage = (operation: HydraOperation): operation is (typeof PAGES)[number] =>
  PAGES.some((page) => page === operation)

/** The name by which faults, `once` and the journal know an operation. */
export const operationIdOf = (operation: HydraOperation, method: string): HydraOperationId =>
  isPage(operation) ? operation : commonOperationName(operation, method)
