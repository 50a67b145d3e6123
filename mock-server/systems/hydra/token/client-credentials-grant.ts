import { judgeAudience, judgeScope, words } from '../authorization/scope.js'
import { uuid } from '../uuid.js'
import { askHooks } from './token-hooks.js'
import { answerOf, type Grant, invalidGrant, judgeGrantType } from './token-request.js'

/** RFC 6749 section 4.4. */
export const clientCredentialsGrant: Grant = async (context, request) => {
  const { client, scope, audience } = request
  const { settings } = context
  judgeScope(settings, words(client.scope), scope)
  judgeAudience(client.audience, audience)
  if (client.token_endpoint_auth_method === 'none')
    throw invalidGrant("A public client may not use the grant 'client_credentials'.")
  judgeGrantType(context, client, 'client_credentials')
  const everything =
    scope.length === 0 &&
    settings.clientCredentialsDefaultGrantAllowedScope &&
    context.line.flows.tokens.defaultScopeOfClients
  const grant = {
    id: uuid(context.random),
    client_id: client.client_id,
    client_incarnation: client.incarnation,
    consent_request_id: '',
    subject: client.client_id,
    obfuscated_subject: client.client_id,
    scope: everything ? words(client.scope) : scope,
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
