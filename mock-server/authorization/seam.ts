import type { ProviderContext } from '../context.js'
import type { OperationId } from '../operations.js'
import type { SeamContext } from '../seams.js'
import type { ClientRecord } from '../store/records.js'

/** What the seams of an authorization request are told. */
export function authorizationSeam(
  context: Pick<ProviderContext, 'issuer'>,
  operationId: OperationId,
  client: ClientRecord | undefined,
  parameters: Readonly<Record<string, string>>,
): SeamContext {
  const { response_type } = parameters
  return {
    operationId,
    issuer: context.issuer,
    ...(client !== undefined && { client: { ...client.metadata, client_id: client.client_id } }),
    parameters,
    ...(response_type !== undefined && { grant: response_type }),
  }
}
