import { issueIdToken } from '../id-token/issue-id-token.js'
import type { JsonObject } from '../seams.js'
import type { GrantRecord } from '../store/records.js'
import { issueAccessToken } from './access-token.js'
import { issueRefreshToken } from './refresh-token.js'
import { scopesOf, type TokenRequest } from './token-request.js'

/** What a grant has earned. */
export interface Earned {
  readonly grant: GrantRecord
  /** Of the access token. */
  readonly scope: string
  readonly nonce?: string | undefined
  /** `first`: a refresh token if the grant deserves one; otherwise the one that stands here, or none. */
  readonly refresh: 'first' | { readonly refresh_token: string | undefined }
}

/** The body of a successful token response, RFC 6749 section 5.1 and OpenID Connect Core 1.0 section 3.1.3.3. */
export async function tokenResponse(request: TokenRequest, earned: Earned): Promise<JsonObject> {
  const { client, context, parameters } = request
  const { grant, scope } = earned
  const issued = await issueAccessToken(context, { client, grant, scope, requestParameters: parameters })
  const body: JsonObject = { ...issued }
  if (scope === '') delete body.scope
  const refresh_token =
    earned.refresh === 'first' ? await firstRefreshToken(request, earned) : earned.refresh.refresh_token
  if (refresh_token !== undefined) body.refresh_token = refresh_token
  if (grant.person !== undefined && scopesOf(scope).includes('openid')) {
    const accessToken = issued.access_token
    const place = 'token'
    body.id_token = await issueIdToken(context, {
      client,
      grant,
      nonce: earned.nonce,
      accessToken,
      place,
      requestParameters: parameters,
    })
  }
  return body
}

/** Core section 11: an OpenID request needs offline_access for it; a plain OAuth request only the client's registration. */
async function firstRefreshToken(
  { client, context }: TokenRequest,
  { grant, scope }: Earned,
): Promise<string | undefined> {
  const deserved = grant.offline || !scopesOf(grant.scope).includes('openid')
  if (!deserved || grant.person === undefined || !client.grant_types.includes('refresh_token')) return undefined
  return issueRefreshToken(context, { grant, client_id: client.client_id, scope })
}
