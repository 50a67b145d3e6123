import { OAuthError } from '../errors.js'
import { ownGrant } from './grant.js'
import { scopesOf, type TokenGrant, type TokenRequest } from './token-request.js'
import { tokenResponse } from './token-response.js'

/** RFC 6749 section 4.4: the client acts for itself. */
export const clientCredentialsGrant: TokenGrant = async (request) => {
  const { client } = request
  if (client.token_endpoint_auth_method === 'none') {
    throw new OAuthError('unauthorized_client', 'grant_type client_credentials needs a client that can authenticate')
  }
  const scope = allowedScope(request)
  const grant = ownGrant(client.client_id, scope)
  return tokenResponse(request, { grant, scope, refresh: { refresh_token: undefined } })
}

/** Scopes of the provider's options or the client's registration; those about a person have no meaning here. */
function allowedScope({ parameters, client, context }: TokenRequest): string {
  if (parameters.scope === undefined) return ''
  const wanted = scopesOf(parameters.scope)
  const registered = typeof client.metadata.scope === 'string' ? scopesOf(client.metadata.scope) : undefined
  for (const scope of wanted) {
    if (scope === 'openid' || scope === 'offline_access') {
      throw new OAuthError('invalid_scope', `scope ${scope} needs a person, and grant_type client_credentials has none`)
    }
    if (!(registered?.includes(scope) ?? Object.hasOwn(context.options.scopes, scope))) {
      throw new OAuthError('invalid_scope', `scope ${scope} is unknown, or the client may not have it`)
    }
  }
  return wanted.join(' ')
}
