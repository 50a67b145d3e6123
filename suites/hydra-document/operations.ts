import { ASPECTS, commonOperationName, HYDRA_OPERATION_NAMES, judgedHydraOperations } from '../../specs/index.js'
import type { DocumentedOperation } from '../document/document-checks.js'
import { hydraRequires } from '../hydra/requirement.js'
import { VISITS } from './visits.js'

/** Every operation of the four documents, by the one name that it has in all of them. */
export const HYDRA_OPERATIONS: readonly DocumentedOperation[] = HYDRA_OPERATION_NAMES.map((name) => {
  const systems = judgedHydraOperations[name]
  return {
    operationId: name,
    name,
    requirement: hydraRequires(name),
    aspects: ASPECTS.filter((aspect) => systems[aspect] !== undefined),
    systems,
    visit: VISITS[name],
    // A standard's name alone may also stand for an address that a registration response made up.
    owns: ({ operationId, request }, { hydra }) =>
      (operationId === name || operationId === commonOperationName(name, request.method)) &&
      hydra.operationOf(request)?.name === name,
    documentedAs: ({ hydra }) => hydra.documented(name).operationId,
  }
})
