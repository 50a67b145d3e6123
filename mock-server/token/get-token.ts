import type { Handler } from '../context.js'
import { OAuthError } from '../errors.js'
import { jsonResponse } from '../json-response.js'
import { authenticateClient } from './client-authentication.js'
import { GRANTS, isGrantType } from './grants.js'
import { parametersOf, seamContextOf } from './token-request.js'

/** Token Endpoint, RFC 6749 section 3.2 and OpenID Connect Core 1.0 section 3.1.3. */
export const getToken: Handler = async (request, context) => {
  const client = await authenticateClient(request, context)
  const grantType = request.form.get('grant_type')
  if (grantType === null) throw new OAuthError('invalid_request', 'grant_type is missing')
  if (!isGrantType(grantType))
    throw new OAuthError('unsupported_grant_type', `grant_type ${grantType} is not supported`)
  if (!client.grant_types.includes(grantType) && context.rules.enforces('grant-registered')) {
    throw new OAuthError('unauthorized_client', `the client is not registered for grant_type ${grantType}`)
  }
  const parameters = parametersOf(request.form)
  const tokens = await GRANTS[grantType]({ parameters, client, context })
  return jsonResponse(context.through('tokenResponse', tokens, seamContextOf(context, client, parameters)))
}
