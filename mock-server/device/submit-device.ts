import type { Handler, OperationRequest, ProviderContext } from '../context.js'
import { OAuthError } from '../errors.js'
import { findSubmitted, finishInteraction, type Interaction, keepInteraction } from '../interaction/interaction.js'
import { findSession, type Session, startSession } from '../interaction/session.js'
import { deviceDonePage } from '../pages/device-page.js'
import { redirect } from '../pages/page.js'
import type { Person } from '../people.js'
import { createGrant } from '../token/grant.js'
import { decideDevice, findPendingDevice, type PendingDevice } from './pending-device.js'
import { askForCode } from './show-device.js'

/** Takes the code that a person typed, then their decision. RFC 8628 section 3.3. */
export const submitDevice: Handler = async (request, context) => {
  const interaction = await findSubmitted(request, context, 'device')
  const known = interaction.record.parameters.user_code
  return known === undefined
    ? takeCode(request, context, interaction)
    : takeDecision(request, context, interaction, known)
}

/** Someone signed in on the way to a device. */
export async function signInForDevice(
  request: OperationRequest,
  context: ProviderContext,
  interaction: Interaction,
  person: Person,
): Promise<Response> {
  const acr = context.options.acrValues[0] ?? '0'
  const { cookie } = await startSession(context, person, acr, await findSession(request, context))
  return goTo(context, interaction, 'device', interaction.record.parameters, [cookie])
}

async function takeCode(
  request: OperationRequest,
  context: ProviderContext,
  interaction: Interaction,
): Promise<Response> {
  const typed = request.form.get('user_code') ?? ''
  const device = await findPendingDevice(context, typed)
  if (device === undefined) {
    await finishInteraction(context, interaction)
    return askForCode(request, context, typed, 'This code is wrong, has expired or was used already.')
  }
  const session = await findSession(request, context)
  if (context.options.login === 'auto') return takeAutomatically(context, interaction, device, session)
  const parameters = { user_code: device.code.user_code }
  return goTo(context, interaction, session === undefined ? 'login' : 'device', parameters, [])
}

/** To the page for the next step of the same interaction. */
async function goTo(
  context: ProviderContext,
  { id, record }: Interaction,
  step: 'login' | 'device',
  parameters: Readonly<Record<string, string>>,
  cookies: readonly string[],
): Promise<Response> {
  await keepInteraction(context, { id, record: { ...record, step, parameters, device: true } })
  const page = context.url(step === 'login' ? 'showLogin' : 'showDevice')
  return redirect(`${page}?${new URLSearchParams({ interaction: id })}`, cookies)
}

/** `login: 'auto'`: whoever is signed in, or the first person, says yes. */
async function takeAutomatically(
  context: ProviderContext,
  interaction: Interaction,
  device: PendingDevice,
  present: Session | undefined,
): Promise<Response> {
  const [person] = context.people.all
  if (present === undefined && person === undefined)
    throw new OAuthError('access_denied', 'there is nobody who could sign in')
  await finishInteraction(context, interaction)
  if (present !== undefined || person === undefined)
    return present ? finish(context, device, present) : deviceDonePage(context, 'denied')
  const { session, cookie } = await startSession(context, person, context.options.acrValues[0] ?? '0', undefined)
  const response = await finish(context, device, session)
  response.headers.append('set-cookie', cookie)
  return response
}

async function takeDecision(
  request: OperationRequest,
  context: ProviderContext,
  interaction: Interaction,
  user_code: string,
): Promise<Response> {
  const action = request.form.get('action')
  if (action !== 'allow' && action !== 'deny') throw new OAuthError('invalid_request', 'action must be allow or deny')
  const device = await findPendingDevice(context, user_code)
  const session = await findSession(request, context)
  await finishInteraction(context, interaction)
  if (device === undefined || session === undefined) {
    throw new OAuthError('invalid_request', 'user_code: the code has expired or was used: start again on the device')
  }
  if (action === 'allow') return finish(context, device, session)
  await decideDevice(context, device, { status: 'denied' })
  return deviceDonePage(context, 'denied')
}

async function finish(context: ProviderContext, device: PendingDevice, { record }: Session): Promise<Response> {
  const { person, auth_time, acr, amr } = record
  const { grant_id } = await createGrant(context, {
    client_id: device.client.client_id,
    person,
    scope: device.code.scope,
    auth_time,
    acr,
    amr,
    // The device is not part of the browser's session: signing out here leaves it connected.
    offline: true,
  })
  await decideDevice(context, device, { status: 'approved', grant_id })
  return deviceDonePage(context, 'approved')
}
