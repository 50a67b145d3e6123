import { findClient } from '../clients.js'
import type { Handler, OperationRequest, ProviderContext } from '../context.js'
import { OAuthError } from '../errors.js'
import { findSession } from '../interaction/session.js'
import type { AuthorizationRequest, Destination } from './authorization-request.js'
import { collectParameters } from './collect-parameters.js'
import { establishDestination } from './destination.js'
import { judgeAuthorizationRequest } from './judge-request.js'
import { proceed, type Stage } from './proceed.js'
import { readParameters } from './request-parameters.js'
import { respondWithError } from './respond.js'

/** Authorization Endpoint by GET, OpenID Connect Core 1.0 section 3.1.2.1. */
export const authorize: Handler = (request, context) => receive(request, context, request.query)

/** Authorization Endpoint by POST; the parameters stand in the body. */
export const postAuthorize: Handler = (request, context) => receive(request, context, request.form)

async function receive(
  request: OperationRequest,
  context: ProviderContext,
  source: URLSearchParams,
): Promise<Response> {
  const destination = await findDestination(request, context, source)
  if ('problem' in destination) return refuse(request, context, destination.at, destination.problem)
  return continueAuthorization(request, context, destination.at, async (authorization) => {
    const session = await findSession(request, context)
    return { authorization, session, progress: {}, cookies: [] }
  })
}

/** Judges a request whose destination is known and goes on with it; every refusal goes to the client from here on. */
export async function continueAuthorization(
  request: OperationRequest,
  context: ProviderContext,
  destination: Destination,
  stageOf: (authorization: AuthorizationRequest) => Promise<Stage>,
): Promise<Response> {
  try {
    const authorization = await judgeAuthorizationRequest(context, destination)
    return await proceed(request, context, await stageOf(authorization))
  } catch (error) {
    if (error instanceof OAuthError) return refuse(request, context, destination, error)
    throw error
  }
}

const refuse = (
  request: OperationRequest,
  context: ProviderContext,
  destination: Destination,
  error: OAuthError,
): Promise<Response> => respondWithError(context, { operationId: request.operationId, destination, cookies: [] }, error)

async function findDestination(
  request: OperationRequest,
  context: ProviderContext,
  source: URLSearchParams,
): Promise<{ readonly at: Destination } | { readonly at: Destination; readonly problem: OAuthError }> {
  const received = readParameters(source, context.rules)
  const twice = received.repeated.find((name) => name === 'client_id' || name === 'redirect_uri')
  if (twice !== undefined) throw new OAuthError('invalid_request', `${twice} must not be repeated`)
  const { client_id } = received.values
  const client = client_id === undefined ? undefined : await findClient(context, client_id)
  const { parameters, problem } = await collectParameters(context, request.operationId, client, received)
  try {
    const at = establishDestination(context, client, parameters)
    return problem === undefined ? { at } : { at, problem }
  } catch (error) {
    throw problem ?? error
  }
}
