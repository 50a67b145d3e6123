import { searchOf } from '../../../routing/router.js'
import { requestConsent } from '../consent/request-consent.js'
import { verifyConsent } from '../consent/verify-consent.js'
import type { HydraContext, HydraHandler, HydraRequest } from '../context.js'
import { HydraError, hydraError } from '../hydra-error.js'
import { type Onward, requestLogin } from '../login/request-login.js'
import { verifyLogin } from '../login/verify-login.js'
import { operationIdOf } from '../operations.js'
import { redirect } from '../respond.js'
import { isReadable } from '../routing/go-query.js'
import { formInParts, formKind } from '../token/token-form.js'
import { AuthorizationRequest, judgeRequest } from './authorization-request.js'
import { issueResponse } from './issue-response.js'
import { respondToClient, respondWithError, withCookies } from './respond.js'

/** Authorization Endpoint: on to login, from there to consent, from there to the client. */
export const authorize: HydraHandler = async (http, context) => {
  let request = new AuthorizationRequest(new URLSearchParams())
  const cookies: string[] = []
  try {
    request = new AuthorizationRequest(await askedIn(http))
    await judgeRequest(context, request, operationIdOf(http.operation, http.method))
    return await proceed(http, context, { request, cookies })
  } catch (error) {
    if (!(error instanceof HydraError)) throw error
    return withCookies(await respondWithError(context, http, request, error.problem), cookies)
  }
}

export const isForm = (http: HydraRequest): boolean => http.method === 'POST' && formKind(http) === 'encoded'

/** Parameters of the query, and before them those of a form. */
export async function parametersOf(http: HydraRequest): Promise<URLSearchParams> {
  return isForm(http) ? new URLSearchParams([...(await http.form()), ...http.query]) : new URLSearchParams(http.query)
}

/** The same with parts of a multipart form behind those of the query, all of which must be readable then. */
async function askedIn(http: HydraRequest): Promise<URLSearchParams> {
  if (http.method !== 'POST' || formKind(http) !== 'in parts') return parametersOf(http)
  const form = isReadable(http.url.search) ? await formInParts(http) : undefined
  if (form === undefined) throw hydraError('invalid_request', 'The parameters of the request cannot be parsed.')
  return new URLSearchParams([...http.query, ...form])
}

async function proceed(
  http: HydraRequest,
  context: HydraContext,
  { request, cookies }: { readonly request: AuthorizationRequest; readonly cookies: string[] },
): Promise<Response> {
  const where = context.line.flows.verifiersIn === 'query' ? http.query : request.form
  const verifierOf = (step: 'login' | 'consent'): string => (where.get(`${step}_verifier`) ?? '').trim()
  if (verifierOf('login') !== '') {
    const flow = await verifyLogin(http, context, { request, verifier: verifierOf('login'), cookies })
    return onward(http, await requestConsent(context, request, flow), cookies)
  }
  if (verifierOf('consent') === '') {
    const url = `${authorizeUrl(context)}${searchOf(http.raw.url)}`
    return onward(http, await requestLogin(http, context, request, { url }), cookies)
  }
  const flow = await verifyConsent(http, context, verifierOf('consent'))
  const operationId = operationIdOf(http.operation, http.method)
  return respondToClient(context, http, request, await issueResponse(context, request, { flow, operationId }))
}

/** Where the browser comes back to from the apps. */
function authorizeUrl({ line, settings, issuer, publicUrl }: HydraContext): string {
  const { authorizeUrl: from } = line.flows
  const set = from === 'issuer' ? undefined : settings.discoveryAuthUrl
  return set ?? (from === 'public or as set' ? publicUrl('/oauth2/auth') : `${issuer.replace(/\/+$/, '')}/oauth2/auth`)
}

/** Sends the browser to an app. */
export const onward = (http: HydraRequest, { location, cookies: more }: Onward, cookies: readonly string[]): Response =>
  withCookies(redirect(location, 302, http.method), [...cookies, ...more])
