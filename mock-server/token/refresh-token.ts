import { seconds } from '../clock.js'
import type { ProviderContext } from '../context.js'
import { fingerprint } from '../digest.js'
import { unguessable } from '../random.js'
import type { GrantRecord } from '../store/records.js'
import { keepGrant } from './grant.js'

/** A new refresh token, RFC 6749 section 1.5; its grant lives at least as long. */
export async function issueRefreshToken(
  context: ProviderContext,
  request: { readonly grant: GrantRecord; readonly client_id: string; readonly scope: string },
): Promise<string> {
  const { grant, client_id, scope } = request
  const { refreshToken } = context.options.lifetimes
  const token = context.through('credential', unguessable(context.random), { kind: 'refresh_token' })
  const iat = seconds(context.clock)
  const record = { grant_id: grant.grant_id, client_id, scope, iat, exp: iat + Math.floor(refreshToken / 1_000) }
  await context.store.set('refresh_token', await fingerprint(token), record, context.clock.now() + refreshToken)
  await keepGrant(context, grant)
  return token
}
