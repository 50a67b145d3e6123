import { absoluteUri, isLoopbackHttp } from '../authorization/loopback.js'
import type { OperationRequest, ProviderContext } from '../context.js'
import { jsonResponse } from '../json-response.js'
import type { JsonObject } from '../seams.js'
import type { ClientRecord } from '../store/records.js'
import type { ClientTerms } from './client-terms.js'

/** The client information response, RFC 7591 section 3.2.1 and RFC 7592 section 3. */
export function clientInformation(
  request: OperationRequest,
  context: ProviderContext,
  client: ClientRecord,
  more: { readonly status: number; readonly registrationAccessToken: string },
): Response {
  const { client_id, client_secret, client_secret_expires_at, client_id_issued_at } = client
  const honest: JsonObject = {
    ...client.metadata,
    client_id,
    ...(client_id_issued_at !== undefined && { client_id_issued_at }),
    ...(client_secret !== undefined && { client_secret, client_secret_expires_at: client_secret_expires_at ?? 0 }),
    registration_access_token: more.registrationAccessToken,
    registration_client_uri: context.url('readClient', { client_id }),
  }
  const body = context.through('registration', honest, {
    operationId: request.operationId,
    issuer: context.issuer,
    client: { ...client.metadata, client_id },
  })
  return jsonResponse(body, more.status)
}

/** The terms on which clients register themselves at this provider. */
export function registrationTerms(context: ProviderContext): ClientTerms {
  const issuer = absoluteUri(context.issuer)
  return {
    origin: 'registration',
    loopbackHttp: issuer !== undefined && isLoopbackHttp(issuer),
    algorithms: context.keys.algorithms,
    rules: context.rules,
  }
}
