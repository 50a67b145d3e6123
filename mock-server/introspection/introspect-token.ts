import { findClient } from '../clients.js'
import type { Handler, OperationRequest, ProviderContext } from '../context.js'
import { fingerprint } from '../digest.js'
import { OAuthError } from '../errors.js'
import { jsonResponse } from '../json-response.js'
import type { JsonObject } from '../seams.js'
import type { ClientRecord } from '../store/records.js'
import { findAccessToken, subjectOf } from '../token/access-token.js'
import { authenticateClient } from '../token/client-authentication.js'
import { invalidClient } from '../token/invalid-client.js'
import { seamClient } from '../token/token-request.js'

/** Introspection Endpoint, RFC 7662 section 2. */
export const introspectToken: Handler = async (request, context) => {
  const caller = await authenticatedCaller(request, context)
  const token = request.form.get('token')
  if (token === null) throw new OAuthError('invalid_request', 'token is missing')
  // token_type_hint would only save a look-up (section 2.1); what is right does not depend on it.
  const found = (await accessToken(context, token)) ?? (await refreshToken(context, token, caller))
  const body = context.through('introspection', found ?? { active: false }, {
    operationId: 'introspectToken',
    issuer: context.issuer,
    ...(caller && { client: seamClient(caller) }),
  })
  return jsonResponse(body)
}

/** Section 2.1: the caller must be authorized; a client without credentials is not. */
async function authenticatedCaller(
  request: OperationRequest,
  context: ProviderContext,
): Promise<ClientRecord | undefined> {
  if (!context.rules.enforces('introspection-authentication')) return undefined
  const caller = await authenticateClient(request, context)
  if (caller.token_endpoint_auth_method === 'none') {
    throw invalidClient('a client without credentials may not introspect')
  }
  return caller
}

async function accessToken(context: ProviderContext, token: string): Promise<JsonObject | undefined> {
  const found = await findAccessToken(context, token)
  const client = found && (await findClient(context, found.record.client_id))
  if (!found || !client) return undefined
  const { record, grant } = found
  const person = grant.person === undefined ? undefined : context.people.bySub(grant.person)
  return {
    active: true,
    ...(record.scope !== '' && { scope: record.scope }),
    client_id: record.client_id,
    ...(person && { username: person.username }),
    token_type: 'Bearer',
    exp: record.exp,
    iat: record.iat,
    nbf: record.iat,
    sub: await subjectOf(context, grant, client),
    aud: context.issuer,
    iss: context.issuer,
    jti: record.jti,
  }
}

/** A refresh token concerns its own client only; to anyone else it is inactive (section 2.2). */
async function refreshToken(
  context: ProviderContext,
  token: string,
  caller: ClientRecord | undefined,
): Promise<JsonObject | undefined> {
  const record = await context.store.get('refresh_token', await fingerprint(token))
  const grant = record && (await context.store.get('grant', record.grant_id))
  const client = record && (await findClient(context, record.client_id))
  if (!record || !grant || !client || (caller && caller.client_id !== record.client_id)) return undefined
  const { scope, client_id, exp, iat } = record
  return {
    active: true,
    ...(scope !== '' && { scope }),
    client_id,
    exp,
    iat,
    sub: await subjectOf(context, grant, client),
    iss: context.issuer,
  }
}
