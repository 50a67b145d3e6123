import type { ProviderContext } from '../context.js'
import { OAuthError } from '../errors.js'
import type { OperationId } from '../operations.js'
import type { ClientRecord } from '../store/records.js'
import { mergeRequestObject } from './request-object.js'
import type { ReceivedParameters } from './request-parameters.js'
import { fetchRequestObject, PUSHED_REQUEST_URI, takePushedRequest } from './request-uri.js'
import { authorizationSeam } from './seam.js'

type Parameters = Readonly<Record<string, string>>

/** The parameters of an authorization request from all the places where they may stand. */
export interface CollectedParameters {
  readonly parameters: Parameters
  /** Why they could not be collected; `parameters` are those outside of any request object then. */
  readonly problem?: OAuthError
}

/** Puts together what was sent, what stands in a request object, and what was pushed before. */
export async function collectParameters(
  context: ProviderContext,
  operationId: OperationId,
  client: ClientRecord | undefined,
  received: ReceivedParameters,
): Promise<CollectedParameters> {
  const collected = await gather(context, operationId, client, received)
  if (collected.pushed === true) return collected
  const { parameters } = collected
  const altered = context.through(
    'authorizationRequest',
    parameters,
    authorizationSeam(context, operationId, client, parameters),
  )
  return { ...collected, parameters: altered }
}

async function gather(
  context: ProviderContext,
  operationId: OperationId,
  client: ClientRecord | undefined,
  { values, repeated }: ReceivedParameters,
): Promise<CollectedParameters & { readonly pushed?: true }> {
  const [twice] = repeated
  if (twice !== undefined) {
    return { parameters: values, problem: new OAuthError('invalid_request', `${twice} must not be repeated`) }
  }
  try {
    return client === undefined ? { parameters: values } : await followReferences(context, operationId, client, values)
  } catch (problem) {
    if (problem instanceof OAuthError) return { parameters: values, problem }
    throw problem
  }
}

async function followReferences(
  context: ProviderContext,
  operationId: OperationId,
  client: ClientRecord,
  values: Parameters,
): Promise<CollectedParameters & { readonly pushed?: true }> {
  const { request, request_uri } = values
  if (request !== undefined && request_uri !== undefined) {
    throw new OAuthError('invalid_request', 'request and request_uri must not be used together')
  }
  const pushing = operationId === 'pushAuthorizationRequest'
  if (request_uri?.startsWith(PUSHED_REQUEST_URI) && !pushing) {
    return { parameters: (await takePushedRequest(context, client, request_uri)).parameters, pushed: true }
  }
  if (client.metadata.require_pushed_authorization_requests === true && !pushing) {
    throw new OAuthError('invalid_request', 'request_uri is missing: this client has to push its requests (RFC 9126)')
  }
  const object = request_uri === undefined ? request : await fetchRequestObject(context, client, request_uri)
  return { parameters: object === undefined ? values : await mergeRequestObject(context, client, values, object) }
}
