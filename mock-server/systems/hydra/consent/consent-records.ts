import type { HydraContext } from '../context.js'
import type { HydraConsent } from '../flow-records.js'
import { forget, remember } from '../sessions/login-session.js'

/** Consents of a person, the newest first. */
export async function consentsOf({ store }: HydraContext, subject: string): Promise<readonly HydraConsent[]> {
  const ids = (await store.get('hydra_subject', subject))?.consents ?? []
  const found = await Promise.all(ids.map((id) => store.get('hydra_consent', id)))
  return found.filter((consent) => consent !== undefined).reverse()
}

/** Keeps a consent that was given. */
export async function keepConsent(context: HydraContext, consent: HydraConsent): Promise<void> {
  const { flow } = consent
  await context.store.set('hydra_consent', flow.consent_request_id, consent, Number.POSITIVE_INFINITY)
  await remember(context, flow.login?.subject ?? '', 'consents', flow.consent_request_id)
}

/** Takes consents back, with all tokens that came from them. */
export async function revokeConsents(
  context: HydraContext,
  subject: string,
  consents: readonly HydraConsent[],
): Promise<void> {
  for (const { grant_id, flow } of consents) {
    await context.store.delete('hydra_grant', grant_id)
    await context.store.delete('hydra_consent', flow.consent_request_id)
  }
  const ids = consents.map(({ flow }) => flow.consent_request_id)
  await forget(context, subject, 'consents', ids)
}
