import type { ProviderContext } from '../context.js'
import { OAuthError } from '../errors.js'
import type { ClientRecord } from '../store/records.js'
import { readAcr, readExpectedPeople, readMaxAge, readPrompt } from './authentication-wishes.js'
import type { AuthorizationRequest, Destination } from './authorization-request.js'
import { readClaims } from './claims-parameter.js'
import { judgeCodeChallenge } from './pkce.js'
import {
  canonicalResponseType,
  defaultResponseMode,
  promises,
  RESPONSE_MODES,
  type ResponseType,
} from './response-type.js'
import { judgeScope } from './scope.js'

type Parameters = Readonly<Record<string, string>>

/**
 * Judges everything of an authorization request that is answered at the client, OpenID Connect Core 1.0 section 3.1.2.2.
 * Throws the `OAuthError` to send there.
 */
export async function judgeAuthorizationRequest(
  context: ProviderContext,
  destination: Destination,
): Promise<AuthorizationRequest> {
  const { client, parameters } = destination
  if (client === undefined) throw new OAuthError('unauthorized_client', 'client_id: there is no such client')
  const response_type = judgeResponseType(context, client, parameters)
  judgeResponseMode(response_type, parameters)
  judgeUnsupported(parameters)
  const scope = judgeScope(context, client, response_type, parameters)
  judgeNonce(context, response_type, parameters)
  const claims = readClaims(parameters.claims)
  return {
    destination,
    client,
    parameters,
    response_type,
    scope,
    claims,
    code_challenge: judgeCodeChallenge(context, client, response_type, parameters),
    prompt: readPrompt(context, parameters),
    max_age: readMaxAge(context, client, parameters),
    acr: readAcr(context, client, parameters, claims),
    people: await readExpectedPeople(context, client, parameters, claims),
  }
}

/** RFC 6749 section 3.1.1. */
function judgeResponseType(
  { rules }: Pick<ProviderContext, 'rules'>,
  client: ClientRecord,
  { response_type: asked }: Parameters,
): ResponseType {
  if (asked === undefined) {
    if (rules.enforces('response-type-required')) throw new OAuthError('invalid_request', 'response_type is missing')
    return 'code'
  }
  const type = canonicalResponseType(asked)
  if (type === undefined)
    throw new OAuthError('unsupported_response_type', 'response_type is not one that this provider supports')
  if (client.response_types.includes(type) || !rules.enforces('response-type-registered')) return type
  throw new OAuthError('unauthorized_client', `response_type ${type} is not registered for this client`)
}

/** Multiple Response Types section 2.1 and 3: tokens never go through a query. */
function judgeResponseMode(type: ResponseType, { response_mode }: Parameters): void {
  if (response_mode === undefined) return
  if (!RESPONSE_MODES.some((mode) => mode === response_mode)) {
    throw new OAuthError('invalid_request', `response_mode must be one of ${RESPONSE_MODES.join(', ')}`)
  }
  if (response_mode === 'query' && defaultResponseMode(type) === 'fragment') {
    throw new OAuthError('invalid_request', `response_mode must not be query with the response type ${type}`)
  }
}

/** OpenID Connect Core 1.0 section 3.1.2.6. */
function judgeUnsupported({ registration }: Parameters): void {
  if (registration === undefined) return
  throw new OAuthError('registration_not_supported', 'registration is not supported: use dynamic client registration')
}

/** OpenID Connect Core 1.0 sections 3.2.2.1 and 3.3.2.11: needed where an ID token leaves the authorization endpoint. */
function judgeNonce({ rules }: Pick<ProviderContext, 'rules'>, type: ResponseType, { nonce }: Parameters): void {
  if (nonce !== undefined || !promises(type, 'id_token') || !rules.enforces('nonce-required')) return
  throw new OAuthError('invalid_request', `nonce is missing: the response type ${type} needs one`)
}
