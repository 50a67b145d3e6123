import { digest } from '../../../digest.js'
import type { HydraContext } from '../context.js'
import type { HydraClient } from '../records.js'

/** What a client calls a person: for pairwise clients a hash, or what the login app chose. */
export async function subjectIdentifier(
  { settings, store }: HydraContext,
  client: HydraClient,
  subject: string,
): Promise<string> {
  if (client.subject_type !== 'pairwise') return subject
  const forced = await store.get('hydra_forced_subject', forcedId(client, subject))
  if (forced !== undefined) return forced.identifier
  const uri = client.sector_identifier_uri || (client.redirect_uris[0] ?? '')
  const host = URL.canParse(uri) ? new URL(uri).host : ''
  return Buffer.from(await digest('SHA-256', `${host}${subject}${settings.pairwiseSalt}`)).toString('hex')
}

/** Where a chosen identifier is kept. */
export const forcedId = ({ client_id }: HydraClient, subject: string): string => JSON.stringify([client_id, subject])
