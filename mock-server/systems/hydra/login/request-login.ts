import { unguessable } from '../../../random.js'
import type { JsonObject } from '../../../seams.js'
import { type AuthorizationRequest, clientOf } from '../authorization/authorization-request.js'
import { hintClaims } from '../authorization/id-token-hint.js'
import { maxAgeOf } from '../authorization/max-age.js'
import { withParameters, withQuery } from '../authorization/respond.js'
import { isSubjectOf } from '../authorization/subject-identifier.js'
import type { HydraContext, HydraRequest } from '../context.js'
import type { AskedDevice, HydraFlow, HydraSession } from '../flow-records.js'
import { type HydraError, hydraError, unknownError } from '../hydra-error.js'
import { credential } from '../seam.js'
import { csrfCookies } from '../sessions/cookies.js'
import { reasoned } from '../sessions/flow-errors.js'
import { newHandle, openRequest } from '../sessions/handles.js'
import { rememberedSession } from '../sessions/login-session.js'
import { wholeSeconds } from '../sessions/whole-seconds.js'
import { uuid } from '../uuid.js'

/** What a login request is opened for, beside the authorization request itself. */
export interface LoginPurpose {
  /** The URL that the browser came to, and comes back to. */
  readonly url: string
  /** The device that waits. */
  readonly device?: Pick<AskedDevice, 'client_id' | 'code'>
}

/** Where the browser goes on, and the cookies that go with it. */
export interface Onward {
  readonly location: string
  readonly cookies: readonly string[]
}

/** Opens a login request and sends the browser to the login app. */
export async function requestLogin(
  http: HydraRequest,
  context: HydraContext,
  request: AuthorizationRequest,
  purpose: LoginPurpose,
): Promise<Onward> {
  const session = await usableSession(http, context, request)
  const { prompt } = request
  if (prompt.includes('none') && session === undefined)
    throw loginRequired(context, "Nobody is signed in, and 'prompt=none' lets nobody be asked.")
  const flow = await newFlow(context, request, { purpose, session })
  const challenge = flow.login_challenge
  await openRequest(context, 'login', challenge, flow)
  const page = prompt.includes('registration') && context.line.flows.promptRegistration ? 'registration' : 'login'
  const cookies = csrfCookies(context, 'loginCsrf', { value: flow.login_csrf, clientId: clientOf(request).client_id })
  return { location: appLocation(context, page, { challenge, form: request.form }), cookies }
}

/** Where the login app is asked; 26 also tells it the wanted identity schema, and forgets what the URL had for a query. */
function appLocation(
  context: HydraContext,
  page: 'login' | 'registration',
  { challenge, form }: { readonly challenge: string; readonly form: URLSearchParams },
): string {
  const url = context.appUrl(page)
  if (context.line.flows.loginUrlQuery === 'kept') return withParameters(url, { login_challenge: challenge })
  const schema = form.get('identity_schema') ?? ''
  return withQuery(url, { login_challenge: challenge, ...(schema !== '' && { identity_schema: schema }) })
}

/**
 * The session that lets a person go on without signing in again.
 *
 * @throws HydraError `login_required` when `id_token_hint` or `max_age` rule it out, others when they make no sense
 */
async function usableSession(
  http: HydraRequest,
  context: HydraContext,
  request: AuthorizationRequest,
): Promise<HydraSession | undefined> {
  const { prompt, form } = request
  const session = prompt.includes('login') ? undefined : await rememberedSession(http, context)
  if (session === undefined) return undefined
  if (isTooOld(context, form.get('max_age') ?? '', session)) {
    if (prompt.includes('none')) throw loginRequired(context, "The person signed in longer ago than 'max_age' allows.")
    return undefined
  }
  const hint = form.get('id_token_hint') ?? ''
  if (hint === '') return session
  const { sub } = await hintClaims(context, hint)
  if (typeof sub !== 'string' || sub === '') throw hydraError('invalid_request', "'id_token_hint' names nobody.")
  if (await isSubjectOf(context, clientOf(request), { hinted: sub, subject: session.subject })) return session
  throw loginRequired(context, "'id_token_hint' names another person than the one who is signed in.")
}

const loginRequired = (context: HydraContext, reason: string): HydraError => reasoned(context, 'login_required', reason)

/** @throws HydraError without a name when it is no number: here, and only here, somebody minds */
function isTooOld({ line, clock }: HydraContext, text: string, { authenticated_at }: HydraSession): boolean {
  if (text === '') return false
  const maxAge = maxAgeOf(text)
  if (maxAge === undefined) throw unknownError(`max_age '${text}' is no number`)
  if (maxAge.seconds < line.flows.shortestMaxAge) return false
  return wholeSeconds(authenticated_at) + maxAge.milliseconds < clock.now()
}

async function newFlow(
  context: HydraContext,
  request: AuthorizationRequest,
  { purpose, session }: { readonly purpose: LoginPurpose; readonly session: HydraSession | undefined },
): Promise<HydraFlow> {
  return {
    id: uuid(context.random),
    client_id: purpose.device?.client_id ?? clientOf(request).client_id,
    request_url: purpose.url,
    requested_scope: request.scope,
    requested_audience: request.audience,
    oidc_context: purpose.device === undefined ? await oidcContext(context, request.form) : null,
    session_id: session?.sid ?? credential(context, 'sid', uuid(context.random)),
    subject: session?.subject ?? '',
    authenticated_at: session?.authenticated_at,
    login_skip: session !== undefined,
    requested_at: wholeSeconds(context.clock.now()),
    login_challenge: newHandle(context),
    login_csrf: unguessable(context.random),
    consent_request_id: '',
    consent_challenge: '',
    consent_csrf: '',
    consent_skip: false,
    login: undefined,
    consent: undefined,
    rejection: undefined,
    ...(purpose.device !== undefined && { device_code: purpose.device.code }),
  }
}

/** All that stands between spaces, and be it nothing. */
const between = (list: string | null): readonly string[] => (list === null || list === '' ? [] : list.split(' '))

/** Parameters of OpenID Connect that the login app may want to know. */
async function oidcContext(context: HydraContext, form: URLSearchParams): Promise<JsonObject> {
  const hint = form.get('id_token_hint') ?? ''
  const acr = between(form.get('acr_values'))
  const locales = between(form.get('ui_locales'))
  return {
    ...(acr.length > 0 && { acr_values: acr }),
    ...(locales.length > 0 && { ui_locales: locales }),
    ...(form.get('display') && { display: form.get('display') }),
    ...(hint !== '' && { id_token_hint_claims: await hintClaims(context, hint) }),
    ...(form.get('login_hint') && { login_hint: form.get('login_hint') }),
  }
}
