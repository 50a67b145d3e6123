import { type AuthorizationRequest, clientOf } from '../authorization/authorization-request.js'
import { judgePrompt } from '../authorization/prompt.js'
import { forcedId, subjectIdentifier } from '../authorization/subject-identifier.js'
import type { HydraContext, HydraRequest } from '../context.js'
import type { HydraFlow, LoginDecision } from '../flow-records.js'
import { HydraError, unknownError } from '../hydra-error.js'
import { csrfValue, endedSessionCookie, sessionCookie, sessionCookieOf } from '../sessions/cookies.js'
import { judgeCsrf, judgeLifetime, rejectionError, spentVerifier } from '../sessions/flow-errors.js'
import { takeVerifier } from '../sessions/handles.js'
import {
  confirmSession,
  endSession,
  hadEnded,
  knownSession,
  prolongSession,
  renewSecret,
} from '../sessions/login-session.js'

/** A flow whose login was accepted. */
export type LoggedInFlow = HydraFlow & { readonly login: LoginDecision }

/**
 * Takes a login verifier: the person is who the login app says. Cookies are put into `cookies`, also when the login is refused.
 *
 * @throws HydraError
 */
export async function verifyLogin(
  http: HydraRequest,
  context: HydraContext,
  {
    request,
    verifier,
    cookies,
  }: { readonly request: AuthorizationRequest; readonly verifier: string; readonly cookies: string[] },
): Promise<LoggedInFlow> {
  const flow = await takeVerifier(context, 'login', verifier)
  if (context.line.flows.lateLoginRejection === 'the lateness') judgeLifetime(context, flow)
  if (flow.rejection !== undefined) throw rejectionError(flow.rejection)
  judgeLifetime(context, flow)
  judgeCsrf(context, csrfValue(http.cookies, context, 'loginCsrf', flow.client_id), flow.login_csrf)
  const { login } = flow
  if (login === undefined) throw spentVerifier(context, 'login', false)
  await judgeSubject(http, context, { request, flow, login, cookies })
  if (login.force_subject_identifier !== '') await force(context, request, login)
  if (!flow.login_skip) await newSession(http, context, { flow, login, cookies })
  else if (login.extend_session_lifespan) cookies.push(await extended(http, context, { flow, login }))
  return { ...flow, login }
}

async function judgeSubject(
  http: HydraRequest,
  context: HydraContext,
  {
    request,
    flow,
    login,
    cookies,
  }: {
    readonly request: AuthorizationRequest
    readonly flow: HydraFlow
    readonly login: LoginDecision
    readonly cookies: string[]
  },
): Promise<void> {
  const subject = await subjectIdentifier(context, clientOf(request), login)
  try {
    await judgePrompt(context, request, {
      subject,
      authenticatedAt: login.authenticated_at,
      requestedAt: flow.requested_at,
    })
  } catch (error) {
    if (error instanceof HydraError && error.problem.error === 'login_required')
      await forgetBrowser(http, context, cookies)
    throw error
  }
}

/** Something is wrong with who is signed in: ends the session of the browser, to be on the safe side. */
async function forgetBrowser(http: HydraRequest, context: HydraContext, cookies: string[]): Promise<void> {
  if (context.line.flows.misfitEndsSession) await takeSession(http, context, cookies)
}

/**
 * Ends the session that the browser's cookie names, whether it is remembered or not.
 *
 * @throws HydraError when it had ended before, where the line minds that
 */
async function takeSession(http: HydraRequest, context: HydraContext, cookies: string[]): Promise<void> {
  cookies.push(endedSessionCookie(context))
  const session = await knownSession(http, context)
  if (session !== undefined) await endSession(context, session.sid)
  else if (context.line.flows.takingEndedSession === 'fails' && (await hadEnded(http, context)))
    throw unknownError('the session of the browser had ended before')
}

/** For ever: ID tokens that come back as hints know the person by it. */
const force = (context: HydraContext, request: AuthorizationRequest, login: LoginDecision): Promise<void> =>
  context.store.set(
    'hydra_forced_subject',
    forcedId(clientOf(request), login.force_subject_identifier),
    { subject: login.subject },
    Number.POSITIVE_INFINITY,
  )

/** What was signed in to, and how. */
interface SignedIn {
  readonly flow: HydraFlow
  readonly login: LoginDecision
}

async function newSession(
  http: HydraRequest,
  context: HydraContext,
  { flow, login, cookies }: SignedIn & { readonly cookies: string[] },
): Promise<void> {
  const value = await confirmSession(context, flow.session_id, login)
  if (login.remember) cookies.push(sessionCookie(context, value, login))
  else await takeSession(http, context, cookies)
}

async function extended(http: HydraRequest, context: HydraContext, { flow, login }: SignedIn): Promise<string> {
  const value = sessionCookieOf(http, context) || (await renewSecret(context, flow.session_id))
  await prolongSession(context, value, login)
  return sessionCookie(context, value, login)
}
