import { withParameters } from '../authorization/respond.js'
import type { HydraContext, HydraHandler } from '../context.js'
import { type HydraError, hydraError } from '../hydra-error.js'
import { json } from '../respond.js'
import { bodyError, existsAlready, usedRequest } from '../sessions/flow-errors.js'
import { challengeOf, decisionBody, goOn, pendingRequest, rejectionOf } from '../sessions/pending-request.js'
import { type MemberType, numberOf, textOf, textsOf } from '../sessions/read-body.js'
import { shownClient } from '../sessions/shown-client.js'
import { wholeSeconds } from '../sessions/whole-seconds.js'

/** Members of an accepted login that all lines know. */
const MEMBERS = {
  subject: 'text',
  remember: 'flag',
  remember_for: 'number',
  acr: 'text',
  context: 'anything',
  force_subject_identifier: 'text',
} as const satisfies Record<string, MemberType>

/** What the login app is to ask the person for. */
export const getLoginRequest: HydraHandler = async (request, context) => {
  const { handle, challenge } = await pendingRequest(context, 'login', challengeOf(request, 'login'))
  if (handle.used && context.line.flows.usedRequest === 'refused') throw usedRequest('login')
  const { flow } = handle
  const audience = flow.requested_audience
  const nothing = audience.length === 0 && context.line.flows.emptyRequestedAudience === 'null'
  return json({
    challenge,
    requested_scope: flow.requested_scope,
    requested_access_token_audience: nothing ? null : audience,
    skip: flow.login_skip,
    subject: flow.subject,
    oidc_context: flow.oidc_context,
    client: await shownClient(context, flow.client_id),
    request_url: flow.request_url,
    session_id: flow.session_id,
  })
}

/** The person is who the login app says. */
export const acceptLoginRequest: HydraHandler = async (request, context) => {
  const { flows } = context.line
  const challenge = challengeOf(request, 'login')
  const body = await decisionBody(request, context, 'login', { ...MEMBERS, ...flows.loginMembers })
  const subject = textOf(body.subject)
  if (subject === '') throw noSubject(context)
  const pending = await pendingRequest(context, 'login', challenge)
  const { flow, decided } = pending.handle
  if (flow.subject !== '' && flow.subject !== subject) {
    if (flows.otherSubject === 'refused')
      throw hydraError('invalid_request', "The member 'subject' is not the person who is remembered.")
    // The browser starts again, and the person signs in anew.
    return json({ redirect_to: withParameters(flow.request_url, { prompt: 'login' }) })
  }
  if (decided && flows.decidedLogin === 'refused') throw existsAlready()
  const login = {
    subject,
    // Whoever is remembered stays so.
    remember: flow.login_skip || body.remember === true,
    remember_for: numberOf(body.remember_for),
    extend_session_lifespan: body.extend_session_lifespan === true,
    acr: textOf(body.acr),
    amr: textsOf(body.amr),
    context: body.context,
    force_subject_identifier: textOf(body.force_subject_identifier),
    authenticated_at: flow.authenticated_at ?? wholeSeconds(context.clock.now()),
  }
  return goOn(context, 'login', pending, { ...flow, login, rejection: undefined })
}

/** The person did not sign in. */
export const rejectLoginRequest: HydraHandler = async (request, context) => {
  const challenge = challengeOf(request, 'login')
  const rejection = await rejectionOf(request, context, 'login')
  const pending = await pendingRequest(context, 'login', challenge)
  if (pending.handle.decided && context.line.flows.decidedLogin === 'refused') throw existsAlready()
  return goOn(context, 'login', pending, { ...pending.handle.flow, rejection })
}

const noSubject = (context: HydraContext): HydraError => {
  const { login } = context.line.flows.namelessBodyErrors
  if (login) return bodyError(true, context, 'the member subject must not be empty')
  return hydraError('invalid_request', "The member 'subject' must not be empty.")
}
