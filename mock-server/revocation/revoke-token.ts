import type { Handler, ProviderContext } from '../context.js'
import { fingerprint } from '../digest.js'
import { OAuthError } from '../errors.js'
import { NO_STORE } from '../http-headers.js'
import type { ClientRecord } from '../store/records.js'
import { authenticateClient } from '../token/client-authentication.js'
import { revokeGrant } from '../token/grant.js'

/** Revocation Endpoint, RFC 7009 section 2. A token that nobody knows is answered like one that was revoked. */
export const revokeToken: Handler = async (request, context) => {
  const client = await authenticateClient(request, context)
  const token = request.form.get('token')
  if (token === null) throw new OAuthError('invalid_request', 'token is missing')
  const id = await fingerprint(token)
  await revokeAccessToken(context, client, id)
  await revokeRefreshToken(context, client, id)
  return new Response(null, { status: 200, headers: NO_STORE })
}

async function revokeAccessToken(context: ProviderContext, client: ClientRecord, id: string): Promise<void> {
  const record = await context.store.get('access_token', id)
  if (record === undefined) return
  judgeOwner(context, client, record)
  if (context.rules.enforces('revocation-effective')) await context.store.delete('access_token', id)
}

/** Section 2.1: with a refresh token go the access tokens of the same grant. */
async function revokeRefreshToken(context: ProviderContext, client: ClientRecord, id: string): Promise<void> {
  const record = await context.store.get('refresh_token', id)
  if (record === undefined) return
  judgeOwner(context, client, record)
  if (!context.rules.enforces('revocation-effective')) return
  await context.store.delete('refresh_token', id)
  await revokeGrant(context, record.grant_id)
}

/** Section 2.1: a token of another client is refused, with the code of RFC 6749 section 5.2 for it. */
function judgeOwner({ rules }: ProviderContext, client: ClientRecord, token: { readonly client_id: string }): void {
  if (token.client_id !== client.client_id && rules.enforces('revocation-client-bound')) {
    throw new OAuthError('invalid_grant', 'the token was issued to another client')
  }
}
