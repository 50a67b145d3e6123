import type { HydraContext, HydraRequest } from '../context.js'
import type { ConsentDecision, HydraFlow } from '../flow-records.js'
import type { LoggedInFlow } from '../login/verify-login.js'
import { csrfValue } from '../sessions/cookies.js'
import { judgeClientOfFlow, judgeCsrf, judgeLifetime, rejectionError, spentVerifier } from '../sessions/flow-errors.js'
import { takeVerifier } from '../sessions/handles.js'
import { noteClient } from '../sessions/login-session.js'
import { keepConsent } from './consent-records.js'

/** A flow that was consented to. */
export type ConsentedFlow = LoggedInFlow & { readonly consent: ConsentDecision }

/**
 * Takes a consent verifier: the person allowed what the consent app says.
 *
 * @throws HydraError
 */
export async function verifyConsent(
  http: HydraRequest,
  context: HydraContext,
  verifier: string,
): Promise<ConsentedFlow> {
  const { clientOfFlow, consentRejection } = context.line.flows
  const flow = await takeVerifier(context, 'consent', verifier, (unused) => {
    if (consentRejection === 'each time') judgeLifetime(context, unused)
    if (clientOfFlow === 'judged') judgeClientOfFlow(unused, http.query.get('client_id'))
    if (consentRejection === 'each time' && unused.rejection !== undefined) throw rejectionError(unused.rejection)
  })
  await noteBrought(context, flow)
  judgeLifetime(context, flow)
  if (flow.rejection !== undefined) throw rejectionError(flow.rejection)
  if (!isConsented(flow)) throw spentVerifier(context, 'consent', false)
  judgeCsrf(context, csrfValue(http.cookies, context, 'consentCsrf', flow.client_id), flow.consent_csrf)
  return flow
}

/** What is known from now on, whatever comes after. */
async function noteBrought(context: HydraContext, flow: HydraFlow): Promise<void> {
  const { consentCounts, logout } = context.line.flows
  if (logout.tells === 'the decided') await noteClient(context, flow.session_id, flow.client_id)
  if (consentCounts === 'once brought') {
    if (flow.rejection === undefined) await keepConsent(context, flow)
  } else if ((await context.store.get('hydra_consent', flow.consent_request_id)) === undefined)
    // It was taken back before it came here.
    throw spentVerifier(context, 'consent', false)
}

const isConsented = (flow: HydraFlow): flow is ConsentedFlow => flow.login !== undefined && flow.consent !== undefined
