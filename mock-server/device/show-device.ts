import type { Handler, OperationRequest, ProviderContext } from '../context.js'
import { OAuthError } from '../errors.js'
import { findInteraction, type Interaction, openInteraction } from '../interaction/interaction.js'
import { findSession } from '../interaction/session.js'
import { deviceCodePage, deviceConsentPage } from '../pages/device-page.js'
import { findPendingDevice } from './pending-device.js'

/** Shows where the code is typed (verification URI, RFC 8628 section 3.3), or once it was, what the device asks for. */
export const showDevice: Handler = async (request, context) => {
  if (request.query.has('interaction')) {
    return showConsent(request, context, await findInteraction(request, context, 'device'))
  }
  // Section 3.3.1: a code in the address is filled in, and still sent by the person.
  return askForCode(request, context, request.query.get('user_code') ?? '')
}

/** A page for the code, with an interaction of its own. */
export async function askForCode(
  request: OperationRequest,
  context: ProviderContext,
  user_code: string,
  problem?: string,
): Promise<Response> {
  const purpose = { step: 'device', parameters: {}, client_id: '' } as const
  const { interaction, cookies } = await openInteraction(request, context, purpose)
  return deviceCodePage(context, interaction, { user_code, cookies, ...(problem !== undefined && { problem }) })
}

async function showConsent(
  request: OperationRequest,
  context: ProviderContext,
  interaction: Interaction,
): Promise<Response> {
  const { user_code = '' } = interaction.record.parameters
  const device = await findPendingDevice(context, user_code)
  const session = await findSession(request, context)
  if (device === undefined || session === undefined) {
    throw new OAuthError('invalid_request', 'user_code: the code has expired or was used: start again on the device')
  }
  const { client, code } = device
  return deviceConsentPage(context, interaction, {
    client,
    person: session.person,
    scope: code.scope,
    user_code: code.user_code,
  })
}
