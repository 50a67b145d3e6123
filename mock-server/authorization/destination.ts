import type { ProviderContext } from '../context.js'
import { OAuthError } from '../errors.js'
import type { ClientRecord } from '../store/records.js'
import type { Destination } from './authorization-request.js'
import { absoluteUri } from './loopback.js'
import { mayRedirectTo } from './redirect-uri.js'
import { defaultResponseMode, RESPONSE_MODES, type ResponseMode } from './response-type.js'

type Parameters = Readonly<Record<string, string>>

/**
 * Where the answer goes. Throws an `OAuthError` for the person to see when it may not go anywhere: the client is unknown, or
 * `redirect_uri` is not one of its own (RFC 6749 section 4.1.2.1).
 */
export function establishDestination(
  context: Pick<ProviderContext, 'rules'>,
  client: ClientRecord | undefined,
  parameters: Parameters,
): Destination {
  const { client_id, state } = parameters
  if (client_id === undefined) throw new OAuthError('invalid_request', 'client_id is missing')
  const redirect_uri =
    client === undefined ? forUnknownClient(context, parameters) : judgeRedirectUri(context, client, parameters)
  return { redirect_uri, mode: modeFor(parameters), state, client, parameters }
}

function forUnknownClient({ rules }: Pick<ProviderContext, 'rules'>, { redirect_uri }: Parameters): string {
  if (rules.enforces('client-known') || redirect_uri === undefined || absoluteUri(redirect_uri) === undefined) {
    throw new OAuthError('invalid_client', 'client_id: there is no such client at this provider', { status: 400 })
  }
  return redirect_uri
}

function judgeRedirectUri(
  { rules }: Pick<ProviderContext, 'rules'>,
  client: ClientRecord,
  { redirect_uri, scope = '' }: Parameters,
): string {
  if (redirect_uri !== undefined) {
    if (mayRedirectTo(client, redirect_uri, rules)) return redirect_uri
    throw new OAuthError('invalid_request', 'redirect_uri is not one of those that the client registered')
  }
  const [only, ...others] = client.redirect_uris
  // OpenID Connect Core 1.0 section 3.1.2.1 requires it; plain OAuth does when there are several (RFC 6749 section 3.1.2.3).
  const needed = scope.split(' ').includes('openid') || others.length > 0
  if (only === undefined || (needed && rules.enforces('redirect-uri-required'))) {
    throw new OAuthError('invalid_request', 'redirect_uri is missing')
  }
  return only
}

/** The mode asked for, unless it would show a token in a query; then that of the response type. Multiple Response Types section 2.1. */
function modeFor({ response_mode, response_type = '' }: Parameters): ResponseMode {
  const byType = defaultResponseMode(response_type)
  const asked = RESPONSE_MODES.find((mode) => mode === response_mode)
  return asked === undefined || (asked === 'query' && byType === 'fragment') ? byType : asked
}
