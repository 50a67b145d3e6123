import { fingerprint } from '../digest.js'
import { OAuthError } from '../errors.js'
import type { AuthorizationCodeRecord } from '../store/records.js'
import { revokeGrant } from './grant.js'
import { verifyCodeVerifier } from './pkce.js'
import { livingGrant, required, type TokenGrant, type TokenRequest } from './token-request.js'
import { tokenResponse } from './token-response.js'

/** RFC 6749 section 4.1.3. The code is used up only by a request that may have the tokens. */
export const authorizationCodeGrant: TokenGrant = async (request) => {
  const { parameters, context } = request
  const id = await fingerprint(required(parameters, 'code'))
  const code = await context.store.get('authorization_code', id)
  if (code === undefined) return refuseUnknownCode(request, id)
  judge(code, request)
  await verifyCodeVerifier(code, parameters.code_verifier, context.rules)
  if (context.rules.enforces('code-single-use')) {
    // Of two requests at once, one takes it.
    if ((await context.store.consume('authorization_code', id)) === undefined) return refuseUnknownCode(request, id)
    const until = context.clock.now() + context.options.lifetimes.refreshToken
    await context.store.set('used_code', id, { grant_id: code.grant_id, client_id: code.client_id }, until)
  }
  const grant = await livingGrant(context, code.grant_id, 'the code')
  return tokenResponse(request, { grant, scope: code.scope, nonce: code.nonce, refresh: 'first' })
}

function judge(code: AuthorizationCodeRecord, { parameters, client, context: { rules } }: TokenRequest): void {
  if (code.client_id !== client.client_id && rules.enforces('code-bound-to-client')) {
    throw new OAuthError('invalid_grant', 'the code was issued to another client')
  }
  if (code.redirect_uri !== undefined && code.redirect_uri !== parameters.redirect_uri) {
    if (rules.enforces('code-bound-to-redirect-uri')) {
      const problem =
        parameters.redirect_uri === undefined ? 'is missing' : 'is not the one of the authorization request'
      throw new OAuthError('invalid_grant', `redirect_uri ${problem}`)
    }
  }
}

/** Section 4.1.2: a code that comes a second time takes back what the first gave. */
async function refuseUnknownCode({ client, context }: TokenRequest, id: string): Promise<never> {
  const used = await context.store.get('used_code', id)
  if (used === undefined) throw new OAuthError('invalid_grant', 'the code is unknown or has expired')
  if (used.client_id === client.client_id && context.rules.enforces('code-replay-revokes')) {
    await revokeGrant(context, used.grant_id)
  }
  throw new OAuthError('invalid_grant', 'the code was used before')
}
