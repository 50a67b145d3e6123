import { establishDestination } from '../authorization/destination.js'
import { judgeAuthorizationRequest } from '../authorization/judge-request.js'
import { findClient } from '../clients.js'
import type { Handler, OperationRequest, ProviderContext } from '../context.js'
import { OAuthError } from '../errors.js'
import { consentPage } from '../pages/consent-page.js'
import { findInteraction, findSubmitted } from './interaction.js'
import { progressOf } from './progress.js'
import { findSession, type Session } from './session.js'
import { deny, resume } from './waiting-request.js'

/** Shows the consent page of an interaction. */
export const showConsent: Handler = async (request, context) => {
  const interaction = await findInteraction(request, context, 'consent')
  const { person } = await sessionOf(request, context)
  const { parameters, client_id } = interaction.record
  const destination = establishDestination(context, await findClient(context, client_id), parameters)
  const { client, scope } = await judgeAuthorizationRequest(context, destination)
  return consentPage(context, { interaction, client, person, scope })
}

/** Goes on with what the person allowed, or tells the client that they did not. */
export const submitConsent: Handler = async (request, context) => {
  const interaction = await findSubmitted(request, context, 'consent')
  const session = await sessionOf(request, context)
  const action = request.form.get('action')
  if (action === 'deny') return deny(request, context, interaction, 'the person did not consent')
  if (action !== 'allow') throw new OAuthError('invalid_request', 'action must be allow or deny')
  const progress = { ...progressOf(interaction.record), consented: session.record.sid }
  return resume(request, context, interaction, async () => ({ session, progress, cookies: [] }))
}

async function sessionOf(request: OperationRequest, context: ProviderContext): Promise<Session> {
  const session = await findSession(request, context)
  if (session !== undefined) return session
  throw new OAuthError('invalid_request', 'nobody is signed in any more: go back to the application and start again')
}
