import { html } from 'hono/html'
import { appendCookie, plainResponse } from '../../../json-response.js'
import type { AuthorizationResponse, ErrorDraft } from '../../../seams.js'
import type { HydraContext, HydraRequest } from '../context.js'
import { oauthMembers } from '../error-body.js'
import type { FlowTraits } from '../flow-traits.js'
import type { HydraProblem } from '../hydra-error.js'
import { operationIdOf } from '../operations.js'
import { page, redirect } from '../respond.js'
import { escapedFragment } from '../routing/go-path.js'
import { goQuery } from '../routing/go-query.js'
import { type Moment, seamOf, throughError } from '../seam.js'
import type { AuthorizationRequest, ResponseMode } from './authorization-request.js'

type Parameters = Readonly<Record<string, string>>

/** Form-encoded parameters in alphabetical order. */
export function sortedQuery(parameters: Parameters | URLSearchParams): string {
  const sorted = new URLSearchParams(parameters instanceof URLSearchParams ? parameters : { ...parameters })
  sorted.sort()
  return goForm(sorted)
}

/** Form-encoded as Go does it: other signs than browsers leave as they are. */
const goForm = (parameters: URLSearchParams): string =>
  parameters.toString().replaceAll('*', '%2A').replaceAll('%7E', '~')

/** A URL with parameters added to its own; all of them in alphabetical order. Its fragment stays behind them. */
export function withParameters(url: string, parameters: Parameters): string {
  const hash = url.indexOf('#')
  if (hash !== -1) return withParameters(url.slice(0, hash), parameters) + url.slice(hash)
  const mark = url.indexOf('?')
  if (mark === -1) return joined(url, plainQuery(parameters) ?? sortedQuery(parameters))
  const all = goQuery(url.slice(mark + 1))
  for (const [name, value] of Object.entries(parameters)) all.set(name, value)
  all.sort()
  return joined(url.slice(0, mark), goForm(all))
}

const joined = (base: string, query: string): string => (query === '' ? base : `${base}?${query}`)

/** The same as `sortedQuery`, for parameters of which nothing has to be encoded: challenges and codes are long. */
function plainQuery(parameters: Parameters): string | undefined {
  let query = ''
  for (const name of Object.keys(parameters).sort()) {
    const value = parameters[name] ?? ''
    if (!PLAIN.test(name) || !PLAIN.test(value)) return undefined
    query += `${query === '' ? '' : '&'}${name}=${value}`
  }
  return query
}
const PLAIN = /^[\w.~-]*$/

/** A URL with these parameters, in alphabetical order, in place of its own. Its fragment stays behind them. */
export const withQuery = (url: string, parameters: Parameters): string =>
  `${url.replace(/[?#].*/s, '')}?${sortedQuery(parameters)}${/#.*/s.exec(url)?.[0] ?? ''}`

/** Appends cookies to an answer. */
export function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) appendCookie(response, cookie)
  return response
}

/** Sends the parameters of an authorization response to the client. */
export async function respondToClient(
  context: HydraContext,
  http: HydraRequest,
  request: AuthorizationRequest,
  parameters: Parameters,
): Promise<Response> {
  const mode = request.responseMode ?? request.defaultMode ?? 'query'
  const placed = PLACES[context.line.flows.responseEncoding]
  const moment = { ...momentOf(http, request), ...placed }
  return sent(context, { redirect_uri: request.redirectUri ?? '', mode, parameters }, moment)
}

const momentOf = (http: HydraRequest, { client, form }: AuthorizationRequest): Moment => ({
  operationId: operationIdOf(http.operation, http.method),
  client,
  form,
})

/** Puts parameters into a redirect URI. */
type Place = (url: string, parameters: Parameters) => string

const spacesAsHex = (url: string): string => url.replaceAll('+', '%20')

const PLACES: Readonly<
  Record<FlowTraits['responseEncoding'], { readonly queried: Place; readonly fragmented: Place }>
> = {
  'as in a form': { queried: withParameters, fragmented: inFragment },
  'spaces as %20': {
    queried: (url, parameters) => spacesAsHex(withParameters(url, parameters)),
    // It puts its own parameters in order too.
    fragmented: (url, parameters) => spacesAsHex(inFragment(withParameters(url, {}), parameters)),
  },
  'bare in fragments': {
    queried: withParameters,
    fragmented: (url, parameters) => {
      const all = Object.entries(parameters).toSorted(([one], [other]) => (one < other ? -1 : 1))
      return `${url}#${escapedFragment(all.map(([name, value]) => `${name}=${value}`).join('&'))}`
    },
  },
}

function inFragment(url: string, parameters: Parameters): string {
  return `${url}#${sortedQuery(parameters)}`
}

/** Sends a response by its mode. */
function sent(
  context: HydraContext,
  honest: Omit<AuthorizationResponse, 'status'>,
  moment: Moment & { readonly queried: Place; readonly fragmented: Place },
): Response | Promise<Response> {
  const { finalStatus } = context.line.flows
  const response = context.through('authorizationResponse', { ...honest, status: finalStatus }, seamOf(context, moment))
  const { redirect_uri, mode, parameters, status } = response
  if (mode === 'form_post') return formPost(context, redirect_uri, parameters)
  if (mode === 'query') return finalRedirect(context, moment.queried(redirect_uri, parameters), status)
  return finalRedirect(context, moment.fragmented(redirect_uri, parameters), status)
}

/** Tells the client, or the error page where the client's redirect URI is not known, what is wrong. */
export async function respondWithError(
  context: HydraContext,
  http: HydraRequest,
  request: AuthorizationRequest,
  problem: HydraProblem,
): Promise<Response> {
  if (request.redirectUri === undefined) return errorPage(context, http, problem)
  const moment = momentOf(http, request)
  const parameters = { ...redirectedError(context, problem, { ...moment, at: 'redirect' }), state: request.state }
  const mode = request.responseMode ?? modeOfError(context, request, problem)
  const { doubleEncodedErrorFragment } = context.line.flows
  const fragmented: Place = (url, all) =>
    doubleEncodedErrorFragment ? `${url}#${sortedQuery(all).replaceAll('%', '%25')}` : inFragment(url, all)
  return sent(
    context,
    { redirect_uri: request.redirectUri, mode, parameters },
    { ...moment, queried: besideOwn, fragmented },
  )
}

/** A URL with parameters beside its own, also where one has the same name. */
function besideOwn(url: string, parameters: Parameters): string {
  const own = goQuery(url.split(/\?(.*)/s)[1] ?? '')
  return `${url.replace(/\?.*/s, '')}?${sortedQuery(new URLSearchParams([...Object.entries(parameters), ...own]))}`
}

/** Where nobody asked for a mode: by the response types, unless they are what is wrong and the line then takes the query. */
function modeOfError({ line }: HydraContext, request: AuthorizationRequest, { error }: HydraProblem): ResponseMode {
  if (!line.flows.responseModes && error === 'unsupported_response_type') return 'query'
  return request.defaultMode ?? 'query'
}

function redirectedError(
  context: HydraContext,
  problem: HydraProblem,
  moment: Moment & { readonly at: ErrorDraft['place'] },
): Parameters {
  const { members } = throughError(context, oauthMembers(problem, context), problem, moment)
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
}

/** Sends the browser to the error page of the operator. */
export function errorPage(context: HydraContext, http: HydraRequest, problem: HydraProblem): Response {
  const { line, settings } = context
  const parameters = {
    // 1.5 sends them there even when they are empty.
    ...(line.errors.hint === 'separate' && {
      error_hint: '',
      ...(settings.exposeInternalErrors && { error_debug: '' }),
    }),
    ...redirectedError(context, problem, { operationId: operationIdOf(http.operation, http.method), at: 'page' }),
  }
  return redirect(withQuery(context.appUrl('error'), parameters), 302, http.method)
}

const noStore = ({ line }: HydraContext): Parameters =>
  line.flows.finalNoStore ? { 'cache-control': 'no-store', pragma: 'no-cache' } : {}

const finalRedirect = (context: HydraContext, location: string, status: number): Response =>
  plainResponse('', status, { location, ...noStore(context) })

/** OAuth 2.0 Form Post Response Mode section 2. */
async function formPost(context: HydraContext, uri: string, parameters: Parameters): Promise<Response> {
  const inputs = Object.entries(parameters).toSorted(([one], [other]) => (one < other ? -1 : 1))
  const markup = await html`<html>
<head><title>On the way back</title></head>
<body onload="document.forms[0].submit()">
<form method="post" action="${uri}">
${inputs.map(
  ([name, value]) => html`<input type="hidden" name="${name}" value="${value}"/>
`,
)}</form>
</body>
</html>`
  return page(String(markup), 200, { 'content-type': 'text/html;charset=UTF-8', ...noStore(context) })
}
