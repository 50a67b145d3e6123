import type { ProviderContext } from '../context.js'
import { fingerprint } from '../digest.js'
import { unguessable } from '../random.js'
import type { AuthorizationCodeRecord } from '../store/records.js'

/** A new authorization code for what was granted, RFC 6749 section 4.1.2. */
export async function issueAuthorizationCode(
  context: ProviderContext,
  record: AuthorizationCodeRecord,
): Promise<string> {
  const code = context.through('credential', unguessable(context.random), { kind: 'authorization_code' })
  const { authorizationCode, refreshToken } = context.options.lifetimes
  const lifetime = context.rules.enforces('code-expiry') ? authorizationCode : refreshToken
  const expiresAt = context.clock.now() + lifetime
  await context.store.set('authorization_code', await fingerprint(code), record, expiresAt)
  return code
}
