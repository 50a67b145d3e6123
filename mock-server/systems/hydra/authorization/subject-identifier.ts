import { digest } from '../../../digest.js'
import type { HydraContext } from '../context.js'
import type { LoginDecision } from '../flow-records.js'
import { HydraError, hydraError } from '../hydra-error.js'
import type { HydraClient } from '../records.js'

/**
 * What a client calls a person who signed in: for pairwise clients what the login app chose, or else a hash.
 *
 * @throws HydraError `invalid_request` when the client has no sector to hash
 */
export async function subjectIdentifier(
  { settings }: Pick<HydraContext, 'settings'>,
  client: HydraClient,
  { subject, force_subject_identifier = '' }: Pick<LoginDecision, 'subject'> & Partial<LoginDecision>,
): Promise<string> {
  if (client.subject_type !== 'pairwise') return subject
  if (force_subject_identifier !== '') return force_subject_identifier
  const hashed = await digest('SHA-256', `${sectorOf(client)}${subject}${settings.pairwiseSalt}`)
  return Buffer.from(hashed).toString('hex')
}

/** The whole sector identifier URI, or the host of the only redirect URI. */
function sectorOf({ sector_identifier_uri, redirect_uris }: HydraClient): string {
  if (sector_identifier_uri !== '') return sector_identifier_uri
  const [uri, ...others] = redirect_uris
  if (uri === undefined || others.length > 0)
    throw hydraError(
      'invalid_request',
      'A pairwise client without sector_identifier_uri needs exactly one redirect URI.',
    )
  return URL.canParse(uri) ? new URL(uri).host : ''
}

/** Whether the subject of an ID token is the person of a session. An identifier that an app once chose for the client always fits. */
export async function isSubjectOf(
  context: HydraContext,
  client: HydraClient,
  { hinted, subject }: { readonly hinted: string; readonly subject: string },
): Promise<boolean> {
  try {
    if (hinted === subject || hinted === (await subjectIdentifier(context, client, { subject }))) return true
  } catch (error) {
    // A client without a sector is told later, when the person has signed in.
    if (error instanceof HydraError) return true
    throw error
  }
  return (await context.store.get('hydra_forced_subject', forcedId(client, hinted))) !== undefined
}

/** Where it is kept that an app chose an identifier. */
export const forcedId = ({ client_id }: HydraClient, identifier: string): string =>
  JSON.stringify([client_id, identifier])
