import { withParameters } from '../authorization/respond.js'
import type { HydraContext, HydraRequest } from '../context.js'
import type { HydraFlow, Rejection } from '../flow-records.js'
import { hydraError } from '../hydra-error.js'
import { json } from '../respond.js'
import { bodyError, notFound } from './flow-errors.js'
import { decideRequest, findRequest, type OpenedRequest, type Step } from './handles.js'
import { BodyError, type MemberType, numberOf, readMembers, textOf } from './read-body.js'
import { requestTtl } from './request-ttl.js'

/** A challenge that the app of the operator named, and what it stands for. */
export interface PendingRequest extends OpenedRequest {
  readonly challenge: string
}

/** The challenge of a request of the admin API, by its new or its old name. */
export function challengeOf({ query }: HydraRequest, step: Step): string {
  const challenge = query.get(`${step}_challenge`) || query.get('challenge') || ''
  if (challenge === '') throw hydraError('invalid_request', `The query parameter '${step}_challenge' is missing.`)
  return challenge
}

/** @throws HydraError when nobody knows the challenge, or its time is over where lines count it */
export async function pendingRequest(context: HydraContext, step: Step, challenge: string): Promise<PendingRequest> {
  const found = await findRequest(context, step, challenge)
  if (found === undefined) throw notFound()
  const { line, clock } = context
  const over = found.handle.flow.requested_at + requestTtl(context) * 1_000 < clock.now()
  if (over && line.flows.handles === 'snapshots')
    throw hydraError('request_unauthorized', `The ${step} request is expired: start again.`)
  return { challenge, ...found }
}

/** Notes the decision and tells the app where the browser goes on. */
export async function goOn(
  context: HydraContext,
  step: Step,
  pending: PendingRequest,
  flow: HydraFlow,
): Promise<Response> {
  const verifier = await decideRequest(context, step, pending, flow)
  return json({ redirect_to: withParameters(flow.request_url, { [`${step}_verifier`]: verifier }) })
}

/** The body that the app of the operator sent. */
export async function decisionBody(
  request: HydraRequest,
  context: HydraContext,
  step: Step,
  members: Readonly<Record<string, MemberType>>,
) {
  const { unknownMembers, namelessBodyErrors } = context.line.flows
  try {
    return readMembers(await request.text(), members, unknownMembers[step])
  } catch (error) {
    if (error instanceof BodyError) throw bodyError(namelessBodyErrors[step], context, error.message)
    throw error
  }
}

const REJECTION = {
  error: 'text',
  error_description: 'text',
  error_hint: 'text',
  error_debug: 'text',
  status_code: 'number',
} as const satisfies Record<string, MemberType>

/** Why the app of the operator refuses. */
export async function rejectionOf(request: HydraRequest, context: HydraContext, step: Step): Promise<Rejection> {
  const body = await decisionBody(request, context, step, REJECTION)
  return {
    error: textOf(body.error) || `${step} request denied`,
    error_description: textOf(body.error_description),
    error_hint: textOf(body.error_hint),
    error_debug: textOf(body.error_debug),
    status_code: numberOf(body.status_code) || 400,
  }
}
