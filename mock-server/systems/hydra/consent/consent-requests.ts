import type { HydraContext, HydraHandler } from '../context.js'
import type { HydraFlow } from '../flow-records.js'
import { inOrder, isObject } from '../json-values.js'
import { json } from '../respond.js'
import { usedRequest } from '../sessions/flow-errors.js'
import {
  challengeOf,
  decisionBody,
  goOn,
  type PendingRequest,
  pendingRequest,
  rejectionOf,
} from '../sessions/pending-request.js'
import { type MemberType, numberOf, textsOf } from '../sessions/read-body.js'
import { shownClient } from '../sessions/shown-client.js'
import { keepConsent } from './consent-records.js'

const MEMBERS = {
  grant_scope: 'texts',
  grant_access_token_audience: 'texts',
  session: 'session',
  remember: 'flag',
  remember_for: 'number',
} as const satisfies Record<string, MemberType>

/** The members of a consent request. */
export async function shownConsentRequest(context: HydraContext, flow: HydraFlow, challenge: string) {
  const { amr, requestId, emptyContext } = context.line.flows.consentMembersShown
  const said = flow.login?.context
  return {
    challenge,
    ...(requestId && { consent_request_id: flow.consent_request_id }),
    requested_scope: flow.requested_scope,
    requested_access_token_audience: flow.requested_audience,
    skip: flow.consent_skip,
    subject: flow.login?.subject ?? '',
    oidc_context: flow.oidc_context,
    client: await shownClient(context, flow.client_id),
    request_url: flow.request_url,
    login_challenge: flow.login_challenge,
    login_session_id: flow.session_id,
    acr: flow.login?.acr ?? '',
    ...(amr && { amr: flow.login?.amr ?? [] }),
    ...((said !== undefined || emptyContext !== 'left out') && {
      context: said ?? (emptyContext === '{}' ? {} : null),
    }),
  }
}

/** What the consent app is to ask the person for. */
export const getConsentRequest: HydraHandler = async (request, context) => {
  const { handle, challenge } = await pendingRequest(context, 'consent', challengeOf(request, 'consent'))
  if (handle.used && context.line.flows.usedRequest === 'refused') throw usedRequest('consent')
  return json(await shownConsentRequest(context, handle.flow, challenge))
}

/** The person allowed this. Nobody looks whether it was asked for. */
export const acceptConsentRequest: HydraHandler = async (request, context) => {
  const challenge = challengeOf(request, 'consent')
  const members = { ...MEMBERS, ...context.line.flows.consentMembers }
  const body = await decisionBody(request, context, 'consent', members)
  const pending = await pendingRequest(context, 'consent', challenge)
  judgeUnused(context, pending)
  const { flow } = pending.handle
  const consent = {
    grant_scope: textsOf(body.grant_scope),
    grant_access_token_audience: textsOf(body.grant_access_token_audience),
    remember: body.remember === true,
    remember_for: numberOf(body.remember_for),
    session: sessionOf(body.session),
    // What the login app said stands, until this one says something else.
    context: body.context ?? flow.login?.context ?? null,
    handled_at: new Date(context.clock.now()).toISOString(),
  }
  return decided(context, pending, { ...flow, consent, rejection: undefined })
}

function sessionOf(given: unknown) {
  if (!isObject(given)) return null
  const { access_token, id_token } = given
  return {
    ...(isObject(access_token) && { access_token: inOrder(access_token) }),
    ...(isObject(id_token) && { id_token: inOrder(id_token) }),
  }
}

/** The person did not allow it. */
export const rejectConsentRequest: HydraHandler = async (request, context) => {
  const challenge = challengeOf(request, 'consent')
  const rejection = await rejectionOf(request, context, 'consent')
  const pending = await pendingRequest(context, 'consent', challenge)
  judgeUnused(context, pending)
  return decided(context, pending, { ...pending.handle.flow, rejection })
}

async function decided(context: HydraContext, pending: PendingRequest, flow: HydraFlow): Promise<Response> {
  if (context.line.flows.consentCounts === 'once accepted') await keepConsent(context, flow)
  return goOn(context, 'consent', pending, flow)
}

function judgeUnused(context: HydraContext, { handle }: PendingRequest): void {
  if (handle.used && context.line.flows.usedConsent === 'refused') throw usedRequest('consent')
}
