import { fingerprint } from '../../../digest.js'
import { unguessable } from '../../../random.js'
import type { HydraContext } from '../context.js'

/** The scopes whose tokens come with a nonce. */
export const CREDENTIAL_SCOPES = ['openid', 'userinfo_credential_draft_00'] as const

/** A nonce that a wallet has to sign, bound to an access token. */
export async function newCredentialNonce(context: HydraContext, accessToken: string): Promise<string> {
  const nonce = unguessable(context.random)
  const record = { access_token: await fingerprint(accessToken) }
  await context.store.set(
    'hydra_nonce',
    await fingerprint(nonce),
    record,
    context.clock.now() + context.settings.credentialNonceTtl * 1_000,
  )
  return nonce
}

/** Whether a nonce was given out for this access token. It may be used again. */
export async function isNonceFor(context: HydraContext, nonce: string, accessToken: string): Promise<boolean> {
  const record = await context.store.get('hydra_nonce', await fingerprint(nonce))
  return record !== undefined && record.access_token === (await fingerprint(accessToken))
}
