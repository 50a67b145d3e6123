import { words } from '../authorization/scope.js'
import type { HydraContext, HydraHandler } from '../context.js'
import type { FurtherGrant } from '../flow-traits.js'
import { hydraError } from '../hydra-error.js'
import { tokenJson } from '../respond.js'
import { seamOf } from '../seam.js'
import { CHECK_PARAMETERS } from '../sessions/flow-errors.js'
import { authorizationCodeGrant } from './authorization-code-grant.js'
import { authenticateClient } from './client-authentication.js'
import { clientCredentialsGrant } from './client-credentials-grant.js'
import { deviceCodeGrant } from './device-code-grant.js'
import { jwtBearerGrant } from './jwt-bearer-grant.js'
import { refreshTokenGrant } from './refresh-token-grant.js'
import { tokenForm } from './token-form.js'
import { type Grant, TokenRequest } from './token-request.js'

const GRANTS: Readonly<Record<string, Grant>> = {
  authorization_code: authorizationCodeGrant,
  client_credentials: clientCredentialsGrant,
  refresh_token: refreshTokenGrant,
}
const FURTHER_GRANTS: Readonly<Record<FurtherGrant, Grant>> = {
  'urn:ietf:params:oauth:grant-type:jwt-bearer': jwtBearerGrant,
  'urn:ietf:params:oauth:grant-type:device_code': deviceCodeGrant,
}

/** Token Endpoint. It never says `unsupported_grant_type`. */
export const exchangeToken: HydraHandler = async (request, context) => {
  const form = await tokenForm(request)
  const types = words(form.get('grant_type'))
  if (types.length === 0) throw hydraError('invalid_request', "The parameter 'grant_type' is missing.")
  const grant = types.length === 1 ? grantFor(context, types[0] ?? '') : undefined
  const unknown = () => hydraError('invalid_request', CHECK_PARAMETERS)
  if (grant === undefined && context.line.flows.tokens.unknownGrantFirst) throw unknown()
  const client = await authenticateClient(request, context, form)
  if (grant === undefined) throw unknown()
  const asked = new TokenRequest(form, client, context.line)
  return tokenJson(context.through('tokenResponse', await grant(context, asked), seamOf(context, asked.moment)))
}

function grantFor({ line }: HydraContext, type: string): Grant | undefined {
  if (Object.hasOwn(GRANTS, type)) return GRANTS[type]
  const further = line.flows.tokens.furtherGrants.find((candidate) => candidate === type)
  return further === undefined ? undefined : FURTHER_GRANTS[further]
}
