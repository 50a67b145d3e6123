import { fingerprint } from '../digest.js'
import { OAuthError } from '../errors.js'
import { isSessionEnded } from '../interaction/session.js'
import type { RefreshTokenRecord } from '../store/records.js'
import { revokeGrant } from './grant.js'
import { issueRefreshToken } from './refresh-token.js'
import { livingGrant, required, scopesOf, type TokenGrant, type TokenRequest } from './token-request.js'
import { tokenResponse } from './token-response.js'

/** RFC 6749 section 6. Each refresh token is good for one use (RFC 9700 section 4.14.2). */
export const refreshTokenGrant: TokenGrant = async (request) => {
  const { parameters, client, context } = request
  const id = await fingerprint(required(parameters, 'refresh_token'))
  const token = await context.store.get('refresh_token', id)
  if (token === undefined) return refuseUnknownToken(request, id)
  if (token.client_id !== client.client_id && context.rules.enforces('refresh-token-bound-to-client')) {
    throw new OAuthError('invalid_grant', 'the refresh_token was issued to another client')
  }
  const scope = narrowed(token, request)
  const grant = await livingGrant(context, token.grant_id, 'the refresh_token')
  if (!grant.offline && grant.sid !== undefined && (await isSessionEnded(context, grant.sid))) {
    throw new OAuthError('invalid_grant', 'the refresh_token ended with the session of the person')
  }
  if (!context.rules.enforces('refresh-token-rotation')) {
    return tokenResponse(request, { grant, scope, refresh: { refresh_token: undefined } })
  }
  if ((await context.store.consume('refresh_token', id)) === undefined) return refuseUnknownToken(request, id)
  const until = context.clock.now() + context.options.lifetimes.refreshToken
  await context.store.set('used_refresh_token', id, { grant_id: token.grant_id, client_id: token.client_id }, until)
  // Section 6: the new one has the scope of the old one, however narrow the access token is.
  const refresh_token = await issueRefreshToken(context, { grant, client_id: token.client_id, scope: token.scope })
  return tokenResponse(request, { grant, scope, refresh: { refresh_token } })
}

/** The wanted scope, which must not go beyond what was granted. */
function narrowed(token: RefreshTokenRecord, { parameters, context }: TokenRequest): string {
  if (parameters.scope === undefined) return token.scope
  const granted = scopesOf(token.scope)
  const wanted = scopesOf(parameters.scope)
  const beyond = wanted.find((scope) => !granted.includes(scope))
  if (beyond !== undefined && context.rules.enforces('refresh-scope-not-widened')) {
    throw new OAuthError('invalid_scope', `scope ${beyond} was not granted`)
  }
  return wanted.join(' ')
}

/** RFC 9700 section 4.14.2: whoever uses a token again may have stolen it, so the whole family goes. */
async function refuseUnknownToken({ client, context }: TokenRequest, id: string): Promise<never> {
  const used = await context.store.get('used_refresh_token', id)
  if (used === undefined)
    throw new OAuthError('invalid_grant', 'the refresh_token is unknown, has expired or was revoked')
  if (used.client_id === client.client_id && context.rules.enforces('refresh-token-reuse-revokes')) {
    await revokeGrant(context, used.grant_id)
  }
  throw new OAuthError('invalid_grant', 'the refresh_token was used before')
}
