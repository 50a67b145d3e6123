import type { ProviderContext } from '../context.js'
import { unguessable } from '../random.js'
import type { GrantRecord } from '../store/records.js'

/** Remembers what was allowed. Tokens point to it; when it goes, they go. */
export async function createGrant(
  context: ProviderContext,
  grant: Omit<GrantRecord, 'grant_id'>,
): Promise<GrantRecord> {
  const record: GrantRecord = { grant_id: unguessable(context.random, 16), ...grant }
  await keepGrant(context, record)
  return record
}

/** What a client has that acts for itself (client_credentials). It is not stored: its one token is all there is to revoke. */
export const ownGrant = (client_id: string, scope: string): GrantRecord => ({
  grant_id: '',
  client_id,
  scope,
  offline: false,
})

/** Stores a grant for as long as anything issued from now on can live. */
export async function keepGrant(context: ProviderContext, grant: GrantRecord): Promise<void> {
  const { authorizationCode, accessToken, refreshToken } = context.options.lifetimes
  // A client acting for itself gets access tokens only.
  const longest =
    grant.person === undefined ? accessToken : Math.max(authorizationCode, accessToken, refreshToken) + accessToken
  await context.store.set('grant', grant.grant_id, grant, context.clock.now() + longest)
}

/** Takes back everything that was issued for the grant. */
export const revokeGrant = (context: Pick<ProviderContext, 'store'>, grant_id: string): Promise<void> =>
  context.store.delete('grant', grant_id)
