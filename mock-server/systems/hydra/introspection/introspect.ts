import { plainResponse } from '../../../json-response.js'
import type { JsonObject } from '../../../seams.js'
import { opens, words } from '../authorization/scope.js'
import type { HydraContext, HydraHandler } from '../context.js'
import { goJson } from '../respond.js'
import { seamOf } from '../seam.js'
import {
  findAccessToken,
  findRefreshToken,
  isExpired,
  type LiveAccessToken,
  type LiveRefreshToken,
} from '../token/credentials.js'
import { tokenForm } from '../token/token-form.js'

/** RFC 7662, without client authentication: the admin side is open to whoever reaches it. */
export const introspectToken: HydraHandler = async (request, context) => {
  const form = await tokenForm(request)
  const text = form.get('token') ?? ''
  const found = (await findAccessToken(context, text)) ?? (await findRefreshToken(context, text))
  const wanted = words(form.get('scope'))
  const granted = (scope: string): boolean => found !== undefined && opens(context, found.grant.scope, scope)
  if (found === undefined || isExpired(found.token, context) || !wanted.every(granted)) return inactive(context)
  const body = shown(context, membersOf(context, found))
  return plainResponse(goJson(body), 200, { 'content-type': 'application/json;charset=UTF-8' })
}

const shown = (context: HydraContext, body: JsonObject): JsonObject =>
  context.through('introspection', body, seamOf(context, { operationId: 'introspectToken' }))

const inactive = (context: HydraContext): Response =>
  plainResponse(goJson(shown(context, { active: false })), 200, {
    'content-type': context.line.flows.tokens.inactiveType,
    ...(context.line.flows.tokens.introspectionNoStore && { 'cache-control': 'no-store', pragma: 'no-cache' }),
  })

function membersOf({ line, issuer }: HydraContext, { kind, token, grant }: LiveAccessToken | LiveRefreshToken) {
  const apart = line.flows.tokens.introspection === 'token_use'
  const ext = grant.access_claims ?? {}
  return {
    active: true,
    ...(grant.scope.length > 0 && { scope: grant.scope.join(' ') }),
    client_id: grant.client_id,
    sub: grant.subject,
    // The servers add the life of the token, -1, to the time when it was made.
    exp: token.exp ?? token.iat,
    iat: token.iat,
    ...(apart && { nbf: token.iat }),
    ...((apart || grant.audience.length > 0) && { aud: grant.audience }),
    iss: issuer,
    token_type: apart ? 'Bearer' : kind,
    ...(apart && { token_use: kind }),
    ...(Object.keys(ext).length > 0 && { ext }),
    ...(grant.obfuscated_subject !== grant.subject && { obfuscated_subject: grant.obfuscated_subject }),
  }
}
