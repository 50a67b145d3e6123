import { type AuthorizationRequest, clientOf } from '../authorization/authorization-request.js'
import { judgePrompt } from '../authorization/prompt.js'
import { forcedId, subjectIdentifier } from '../authorization/subject-identifier.js'
import type { HydraContext, HydraRequest } from '../context.js'
import type { HydraFlow, LoginDecision } from '../flow-records.js'
import { HydraError, hydraError } from '../hydra-error.js'
import { cookieName, csrfValue, deleteCookie, setCookie } from '../sessions/cookies.js'
import { judgeCsrf, judgeLifetime, rejectionError, spentVerifier } from '../sessions/flow-errors.js'
import { takeVerifier } from '../sessions/handles.js'
import { confirmSession, endSession, prolongSession, rememberedSession } from '../sessions/login-session.js'

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
  if (flow.rejection !== undefined) throw rejectionError(flow.rejection)
  judgeLifetime(context, flow)
  judgeCsrf(context, csrfValue(http.cookies, context, 'loginCsrf', flow.client_id), flow.login_csrf)
  const { login } = flow
  if (login === undefined) throw spentVerifier(context, 'login', false)
  await judgeSubject(http, context, { request, flow, login, cookies })
  if (login.force_subject_identifier !== '') await force(context, request, login)
  if (!flow.login_skip) cookies.push(await newSession(context, flow, login))
  else if (login.extend_session_lifespan) cookies.push(...(await extended(http, context, login)))
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
  if (flow.login_skip && flow.subject !== login.subject) {
    await forgetBrowser(http, context, cookies)
    throw hydraError('server_error', 'The login app accepted another person than the one who is remembered.')
  }
  const subject = await subjectIdentifier(context, clientOf(request), login.subject)
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
  if (!context.line.flows.misfitEndsSession) return
  const session = await rememberedSession(http, context)
  if (session !== undefined) await endSession(context, session.sid)
  cookies.push(deleteCookie(context, cookieName(context, 'session')))
}

/** For ever: a client must not know one person by two names. */
const force = (context: HydraContext, request: AuthorizationRequest, login: LoginDecision): Promise<void> =>
  context.store.set(
    'hydra_forced_subject',
    forcedId(clientOf(request), login.subject),
    { identifier: login.force_subject_identifier },
    Number.POSITIVE_INFINITY,
  )

async function newSession(context: HydraContext, flow: HydraFlow, login: LoginDecision): Promise<string> {
  const value = await confirmSession(context, flow.session_id, login)
  const name = cookieName(context, 'session')
  if (!login.remember) return deleteCookie(context, name)
  return setCookie(context, name, value, maxAge(context, login))
}

const maxAge = ({ line }: HydraContext, { remember_for }: LoginDecision): number | undefined =>
  remember_for > 0 ? remember_for : line.flows.cookies.foreverMaxAge

async function extended(http: HydraRequest, context: HydraContext, login: LoginDecision): Promise<readonly string[]> {
  const name = cookieName(context, 'session')
  const value = http.cookies[name]
  if (value === undefined) return []
  await prolongSession(context, value, login)
  return [setCookie(context, name, value, maxAge(context, login))]
}
