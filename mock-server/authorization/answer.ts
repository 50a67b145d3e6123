import type { ProviderContext } from '../context.js'
import { issueIdToken } from '../id-token/issue-id-token.js'
import { rememberClient, type Session } from '../interaction/session.js'
import type { GrantRecord } from '../store/records.js'
import { issueAccessToken } from '../token/access-token.js'
import { issueAuthorizationCode } from '../token/authorization-code.js'
import { createGrant } from '../token/grant.js'
import type { AuthorizationRequest } from './authorization-request.js'
import { type Reply, respond } from './respond.js'
import { promises } from './response-type.js'

/** Sends a successful authorization response: OpenID Connect Core 1.0 sections 3.1.2.5, 3.2.2.5 and 3.3.2.5. */
export async function answer(
  context: ProviderContext,
  reply: Reply,
  request: AuthorizationRequest,
  session: Session,
): Promise<Response> {
  const { client, scope, response_type } = request
  await rememberClient(context, session, client.client_id, scope)
  if (response_type === 'none') return respond(context, reply, {})
  const grant = await createGrant(context, grantFor(request, session))
  return respond(context, reply, await issueParts(context, reply, request, grant))
}

function grantFor(request: AuthorizationRequest, { record }: Session): Omit<GrantRecord, 'grant_id'> {
  const { nonce } = request.parameters
  return {
    client_id: request.client.client_id,
    person: record.person,
    scope: request.scope,
    ...(request.claims !== undefined && { claims: request.claims }),
    auth_time: record.auth_time,
    acr: record.acr,
    amr: record.amr,
    sid: record.sid,
    ...(nonce !== undefined && { nonce }),
    offline: request.scope.split(' ').includes('offline_access'),
  }
}

async function issueParts(
  context: ProviderContext,
  { operationId }: Reply,
  request: AuthorizationRequest,
  grant: GrantRecord,
): Promise<Record<string, string>> {
  const { client, scope, response_type, parameters } = request
  const code = promises(response_type, 'code') ? await issueCode(context, request, grant) : undefined
  const token = promises(response_type, 'token')
    ? await issueAccessToken(context, { client, grant, scope, operationId, requestParameters: parameters })
    : undefined
  const id_token = promises(response_type, 'id_token')
    ? await issueIdToken(context, {
        client,
        grant,
        nonce: parameters.nonce,
        accessToken: token?.access_token,
        code,
        place: 'authorization',
        requestParameters: parameters,
        operationId,
      })
    : undefined
  return {
    ...(code !== undefined && { code }),
    ...(id_token !== undefined && { id_token }),
    ...(token !== undefined && {
      access_token: token.access_token,
      token_type: token.token_type,
      expires_in: String(token.expires_in),
      // RFC 6749 section 4.2.2: told when it is not what was asked for.
      ...(token.scope !== parameters.scope && { scope: token.scope }),
    }),
  }
}

function issueCode(context: ProviderContext, request: AuthorizationRequest, grant: GrantRecord): Promise<string> {
  const { redirect_uri, nonce } = request.parameters
  const { code_challenge } = request
  return issueAuthorizationCode(context, {
    grant_id: grant.grant_id,
    client_id: grant.client_id,
    scope: grant.scope,
    ...(redirect_uri !== undefined && { redirect_uri }),
    ...(nonce !== undefined && { nonce }),
    ...(code_challenge !== undefined && {
      code_challenge: code_challenge.challenge,
      code_challenge_method: code_challenge.method,
    }),
  })
}
