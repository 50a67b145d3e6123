import type { AuthorizationRequest } from '../authorization/authorization-request.js'
import { continueAuthorization } from '../authorization/authorize.js'
import { establishDestination } from '../authorization/destination.js'
import type { Stage } from '../authorization/proceed.js'
import { respondWithError } from '../authorization/respond.js'
import { findClient } from '../clients.js'
import type { OperationRequest, ProviderContext } from '../context.js'
import { OAuthError } from '../errors.js'
import { finishInteraction, type Interaction } from './interaction.js'

/** Goes on with the authorization request behind a page. It is judged again: the client may have changed in the meantime. */
export async function resume(
  request: OperationRequest,
  context: ProviderContext,
  interaction: Interaction,
  stageOf: (authorization: AuthorizationRequest) => Promise<Omit<Stage, 'authorization' | 'interaction'>>,
): Promise<Response> {
  const { parameters, client_id } = interaction.record
  const destination = establishDestination(context, await findClient(context, client_id), parameters)
  return continueAuthorization(request, context, destination, async (authorization) => ({
    ...(await stageOf(authorization)),
    authorization,
    interaction,
  }))
}

/** The person said no: the client hears `access_denied` (RFC 6749 section 4.1.2.1). */
export async function deny(
  request: OperationRequest,
  context: ProviderContext,
  interaction: Interaction,
  because: string,
): Promise<Response> {
  const { parameters, client_id } = interaction.record
  const destination = establishDestination(context, await findClient(context, client_id), parameters)
  await finishInteraction(context, interaction)
  const { operationId } = request
  return respondWithError(context, { operationId, destination, cookies: [] }, new OAuthError('access_denied', because))
}
