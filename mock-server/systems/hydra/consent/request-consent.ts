import { unguessable } from '../../../random.js'
import { type AuthorizationRequest, clientOf } from '../authorization/authorization-request.js'
import { provesClient } from '../authorization/redirect-uri.js'
import { withParameters } from '../authorization/respond.js'
import { opens } from '../authorization/scope.js'
import type { HydraContext } from '../context.js'
import type { Onward } from '../login/request-login.js'
import type { LoggedInFlow } from '../login/verify-login.js'
import { csrfCookies } from '../sessions/cookies.js'
import { judgeClientOfFlow, reasoned } from '../sessions/flow-errors.js'
import { newHandle, openRequest } from '../sessions/handles.js'
import { noteClient } from '../sessions/login-session.js'
import { uuid } from '../uuid.js'
import { type GivenConsent, rememberedConsents } from './consent-records.js'

/** Opens a consent request and sends the browser to the consent app. */
export async function requestConsent(
  context: HydraContext,
  request: AuthorizationRequest,
  flow: LoggedInFlow,
): Promise<Onward> {
  const skip = await maySkip(context, request, flow)
  if (request.prompt.includes('none') && !skip) {
    const reason = "Nothing was consented to before, and 'prompt=none' lets nobody be asked."
    throw reasoned(context, 'consent_required', reason)
  }
  if (context.line.flows.clientOfFlow === 'judged') judgeClientOfFlow(flow, clientOf(request).client_id)
  const challenge = newHandle(context)
  const csrf = unguessable(context.random)
  const before = await renewedLoginChallenge(context, flow)
  await openRequest(context, 'consent', challenge, {
    ...flow,
    login_challenge: before,
    consent_request_id: uuid(context.random),
    consent_challenge: challenge,
    consent_csrf: csrf,
    consent_skip: skip,
  })
  if (context.line.flows.logout.tells === 'the asked') await noteClient(context, flow.session_id, flow.client_id)
  const cookies = csrfCookies(context, 'consentCsrf', { value: csrf, clientId: flow.client_id })
  return { location: withParameters(context.appUrl('consent'), { consent_challenge: challenge }), cookies }
}

/** Lines that seal the flow in its challenge have a new one after each step. */
async function renewedLoginChallenge(context: HydraContext, flow: LoggedInFlow): Promise<string> {
  if (context.line.flows.handles === 'bound') return flow.login_challenge
  const challenge = newHandle(context)
  await openRequest(context, 'login', challenge, flow)
  return challenge
}

async function maySkip(context: HydraContext, request: AuthorizationRequest, flow: LoggedInFlow): Promise<boolean> {
  const client = clientOf(request)
  if (request.prompt.includes('consent')) return false
  // RFC 6749 section 10.2: nobody knows who uses the id of a public client, unless its redirect URI says so.
  if (client.token_endpoint_auth_method === 'none' && !provesClient(request.redirectUri ?? '', context.line))
    return false
  const consents = consentsThatCount(context, await rememberedConsents(context, client, flow.login.subject))
  return consents.some(({ consent }) =>
    // What the URL asks for, and not what the flow began with: devices ask for nothing in theirs.
    request.scope.every((scope) => opens(context, consent.grant_scope, scope)),
  )
}

/** Of remembered consents those that can make asking needless. */
function consentsThatCount({ line, clock }: HydraContext, all: readonly GivenConsent[]): readonly GivenConsent[] {
  const lasts = ({ consent, flow }: GivenConsent): boolean =>
    consent.remember_for <= 0 || flow.requested_at + consent.remember_for * 1_000 > clock.now()
  const newest = (consents: readonly GivenConsent[]): readonly GivenConsent[] =>
    consents.toSorted((one, other) => other.flow.requested_at - one.flow.requested_at).slice(0, 1)
  switch (line.flows.consentsToSkip) {
    case 'all':
      return all.filter(lasts)
    case 'the newest':
      return newest(all).filter(lasts)
    case 'the newest that lasts':
      return newest(all.filter(lasts))
  }
}
