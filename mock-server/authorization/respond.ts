import type { ProviderContext } from '../context.js'
import type { OAuthError } from '../errors.js'
import type { OperationId } from '../operations.js'
import { formPostPage } from '../pages/form-post-page.js'
import { redirect } from '../pages/page.js'
import type { AuthorizationResponse } from '../seams.js'
import type { Destination } from './authorization-request.js'
import { authorizationSeam } from './seam.js'

/** What a response is sent with. */
export interface Reply {
  readonly operationId: OperationId
  readonly destination: Destination
  /** `Set-Cookie` values. */
  readonly cookies: readonly string[]
}

/** Sends an authorization response to the client, with `state` and `iss` (RFC 9207 section 2). */
export async function respond(
  context: ProviderContext,
  { operationId, destination, cookies }: Reply,
  parameters: Readonly<Record<string, string>>,
): Promise<Response> {
  const { redirect_uri, mode, state, client } = destination
  const honest: AuthorizationResponse = {
    redirect_uri,
    mode,
    parameters: { ...parameters, ...(state !== undefined && { state }), iss: context.issuer },
    status: 303,
  }
  const seam = authorizationSeam(context, operationId, client, destination.parameters)
  const response = context.through('authorizationResponse', honest, seam)
  if (response.mode === 'form_post') return formPostPage(response, cookies)
  return redirect(withParameters(response.redirect_uri, response.mode, response.parameters), cookies, response.status)
}

/** Sends an error to the client, RFC 6749 section 4.1.2.1. */
export function respondWithError(context: ProviderContext, reply: Reply, refusal: OAuthError): Promise<Response> {
  const { operationId, destination } = reply
  const { error, error_description, error_uri } = context.through(
    'error',
    { error: refusal.code, error_description: refusal.message, status: 303, place: 'redirect' },
    authorizationSeam(context, operationId, destination.client, destination.parameters),
  )
  return respond(context, reply, {
    error,
    ...(error_description !== undefined && { error_description }),
    ...(error_uri !== undefined && { error_uri }),
  })
}

/** The URI with the parameters at its end. A query that it has already stays as it is (RFC 6749 section 3.1.2). */
export function withParameters(
  uri: string,
  place: 'query' | 'fragment',
  parameters: Readonly<Record<string, string>>,
): string {
  const encoded = new URLSearchParams(parameters).toString()
  if (encoded === '') return uri
  if (place === 'fragment') return `${uri}#${encoded}`
  if (!uri.includes('?')) return `${uri}?${encoded}`
  return /[?&]$/.test(uri) ? `${uri}${encoded}` : `${uri}&${encoded}`
}
