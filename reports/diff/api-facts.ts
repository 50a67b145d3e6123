import { builtInDocument, commonOperationName, hydraOperationName, operationsOf } from '../../specs/index.js'
import { HYDRA_SYSTEMS } from '../../suites/harness/hydra/hydra-systems.js'
import type { Run, RunExchange } from '../run.js'
import { collect, type Facts } from './facts.js'

/** The name that all systems share for the operation of an exchange: runs may differ in what their discovery names. */
export function operationName({
  operationId,
  request,
}: Pick<RunExchange, 'operationId' | 'request'>): string | undefined {
  const name = operationId === undefined ? undefined : hydraOperationName(operationId)
  return name === undefined ? operationId : commonOperationName(name, request.method)
}

/**
 * The operations of the target's API with their addresses, by the name that all systems share: `GET /clients/{id}`. Empty for
 * a target whose addresses its discovery document tells.
 */
export async function apiFacts({ target: { system } }: Pick<Run, 'target'>): Promise<ReadonlyMap<string, Facts>> {
  const line = HYDRA_SYSTEMS.find((name) => name === system)
  if (line === undefined) return new Map()
  const operations = operationsOf(await builtInDocument(line)).values()
  return new Map(
    [...operations].flatMap(({ operationId, method, path }) => {
      const name = hydraOperationName(operationId)
      if (name === undefined) return []
      const address = `${method} ${path.replace(/\{[^}]*\}/g, '{id}')}`
      return [[commonOperationName(name, method), collect([{ kind: 'operation', name: 'operation', value: address }])]]
    }),
  )
}
