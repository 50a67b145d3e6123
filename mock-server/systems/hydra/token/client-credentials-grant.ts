import { judgeAudience, judgeScope, words } from '../authorization/scope.js'
import type { HydraContext } from '../context.js'
import { uuid } from '../uuid.js'
import { askHooks } from './token-hooks.js'
import { answerOf, type Grant, invalidGrant, judgeGrantType, type TokenRequest } from './token-request.js'

/** RFC 6749 section 4.4. */
export const clientCredentialsGrant: Grant = async (context, request) => {
  const { client, scope, audience } = request
  judgeScope(context, words(client.scope), scope)
  judgeAudience(client.audience, audience)
  if (client.token_endpoint_auth_method === 'none')
    throw invalidGrant("A public client may not use the grant 'client_credentials'.")
  judgeGrantType(context, client, 'client_credentials')
  const grant = {
    id: uuid(context.random),
    client_id: client.client_id,
    client_incarnation: client.incarnation,
    consent_request_id: '',
    subject: client.client_id,
    obfuscated_subject: client.client_id,
    scope: grantedToClient(context, request),
    requested_scope: scope,
    audience,
    access_claims: {},
    id_claims: {},
    generation: 0,
    until: 0,
  }
  return answerOf(context, request, await askHooks(context, request, grant), {
    by: 'client_credentials_grant',
    refreshToken: false,
  })
}

/** What a client gets that asks for itself, or with someone's assertion: without a wish all it may have, by the settings. */
export const grantedToClient = (
  { settings, line }: HydraContext,
  { scope, client }: TokenRequest,
): readonly string[] =>
  scope.length === 0 && settings.clientCredentialsDefaultGrantAllowedScope && line.flows.tokens.defaultScopeOfClients
    ? words(client.scope)
    : scope
