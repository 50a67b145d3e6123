import { fingerprint } from '../../../digest.js'
import { isForm, parametersOf } from '../authorization/authorize.js'
import { hintClaims, isOwn } from '../authorization/id-token-hint.js'
import { errorPage, withCookies, withParameters } from '../authorization/respond.js'
import type { HydraContext, HydraHandler, HydraRequest } from '../context.js'
import type { HydraLogoutRequest, HydraSession } from '../flow-records.js'
import { HydraError, hydraError } from '../hydra-error.js'
import type { HydraClient } from '../records.js'
import { redirect } from '../respond.js'
import { isReadable } from '../routing/go-query.js'
import { endedSessionCookie } from '../sessions/cookies.js'
import { endSession, rememberedSession } from '../sessions/login-session.js'
import { clientsOf, notifyClients } from './back-channel.js'
import { frontChannelPage, frontChannelUrls } from './front-channel.js'
import { openLogoutRequest, takeLogoutVerifier } from './logout-requests.js'

/** Ends a browser's session: asks the logout app first, then comes back with its verifier. */
export const logout: HydraHandler = async (http, context) => {
  try {
    const verifier = http.query.get('logout_verifier') ?? ''
    if (verifier !== '') return await complete(http, context, verifier)
    await judgeParameters(http, context)
    return await begin(http, context, await parametersOf(http))
  } catch (error) {
    if (error instanceof HydraError) return errorPage(context, http, error.problem)
    throw error
  }
}

const to = (http: HydraRequest, location: string): Response => redirect(location, 302, http.method)

/** @throws HydraError when the line minds parameters that cannot be decoded */
async function judgeParameters(http: HydraRequest, { line }: HydraContext): Promise<void> {
  if (line.flows.logout.undecodable === 'passed over') return
  if (isReadable(http.url.search) && (!isForm(http) || isReadable(await http.text()))) return
  throw hydraError('invalid_request', `The parameters of the ${http.method} request cannot be decoded.`)
}

function begin(http: HydraRequest, context: HydraContext, form: URLSearchParams): Promise<Response> {
  const hint = form.get('id_token_hint') ?? ''
  return hint === '' ? byCookie(http, context, form) : byHint(http, context, form)
}

/** Nobody says which client asks. */
async function byCookie(http: HydraRequest, context: HydraContext, form: URLSearchParams): Promise<Response> {
  for (const name of ['state', 'post_logout_redirect_uri'])
    if (form.get(name)) throw hydraError('invalid_request', `'${name}' needs 'id_token_hint' beside it.`)
  const session = await rememberedSession(http, context)
  const redirect_to = context.appUrl('post_logout_redirect')
  if (session === undefined) return to(http, redirect_to)
  return ask(http, context, { session, client_id: undefined, rp_initiated: false, redirect_to })
}

/** A client asks, OpenID Connect RP-Initiated Logout 1.0 section 2. */
async function byHint(http: HydraRequest, context: HydraContext, form: URLSearchParams): Promise<Response> {
  const claims = await hintClaims(context, form.get('id_token_hint') ?? '')
  const refuse = (problem: string): HydraError => hydraError('invalid_request', `'id_token_hint': ${problem}`)
  if (!isOwn(context, claims)) throw refuse('its issuer or its time is not right.')
  if (typeof claims.sid !== 'string' || claims.sid === '') throw refuse("it has no claim 'sid'.")
  if (typeof claims.sub !== 'string' || claims.sub === '') throw refuse("it has no claim 'sub'.")
  const client = await clientIn(context, claims.aud)
  if (client === undefined) throw refuse('it was issued to no client that is registered.')
  const redirect_to = targetOf(context, form, client)
  const session = await context.store.get('hydra_session', claims.sid)
  if (session?.remembered !== true) return to(http, redirect_to)
  // `skip_logout_consent` is for the logout app, which is told the client.
  return ask(http, context, { session, client_id: client.client_id, rp_initiated: true, redirect_to })
}

async function clientIn({ store }: HydraContext, audience: unknown): Promise<HydraClient | undefined> {
  for (const id of Array.isArray(audience) ? audience : [audience]) {
    const record = typeof id === 'string' ? await store.get('hydra_client', id) : undefined
    if (record !== undefined) return record.client
  }
  return undefined
}

function targetOf(context: HydraContext, form: URLSearchParams, client: HydraClient): string {
  const wanted = form.get('post_logout_redirect_uri') ?? ''
  if (wanted === '') return context.appUrl('post_logout_redirect')
  if (!client.post_logout_redirect_uris.includes(wanted))
    throw hydraError('invalid_request', "'post_logout_redirect_uri' is none that the client registered.")
  const state = form.get('state') ?? ''
  return withParameters(wanted, state === '' && !context.line.flows.logout.emptyState ? {} : { state })
}

async function ask(
  http: HydraRequest,
  context: HydraContext,
  asked: {
    readonly session: HydraSession
    readonly client_id: string | undefined
    readonly rp_initiated: boolean
    readonly redirect_to: string
  },
): Promise<Response> {
  const challenge = await openLogoutRequest(context, {
    subject: asked.session.subject,
    sid: asked.session.sid,
    client_id: asked.client_id,
    rp_initiated: asked.rp_initiated,
    redirect_to: asked.redirect_to,
    request_url: `${http.url.pathname}${http.url.search}`,
  })
  return to(http, withParameters(context.appUrl('logout'), { logout_challenge: challenge }))
}

async function complete(http: HydraRequest, context: HydraContext, verifier: string): Promise<Response> {
  const asked = await takeLogoutVerifier(context, await fingerprint(verifier))
  if (!asked.rp_initiated && !(await isStillSignedIn(http, context, asked))) return to(http, asked.redirect_to)
  const cookies = [endedSessionCookie(context)]
  const session = await context.store.get('hydra_session', asked.sid)
  if (session === undefined) return withCookies(to(http, asked.redirect_to), cookies)
  const urls = frontChannelUrls(context, session, await clientsOf(context, session))
  await notifyClients(context, session)
  await endSession(context, asked.sid)
  if (urls.length === 0) return withCookies(to(http, asked.redirect_to), cookies)
  return withCookies(await frontChannelPage(urls, asked.redirect_to), cookies)
}

/** Without a hint the cookie said who signs out: it must still say so. */
async function isStillSignedIn(http: HydraRequest, context: HydraContext, asked: HydraLogoutRequest): Promise<boolean> {
  const session = await rememberedSession(http, context)
  return session !== undefined && session.subject === asked.subject
}
