import { digest } from '../../../digest.js'
import type { HydraContext } from '../context.js'
import type { LoginDecision } from '../flow-records.js'
import { HydraError, hydraError } from '../hydra-error.js'
import type { HydraClient } from '../records.js'
import type { HydraSettings } from '../settings.js'

/** Kinds of subject identifiers, OpenID Connect Core 1.0 section 8. Access tokens that are JWTs show the person as it is: nothing is pairwise then. */
export function subjectTypesOf(
  { subjectTypes, accessTokenStrategy }: Pick<HydraSettings, 'subjectTypes' | 'accessTokenStrategy'>,
  strategy: string = accessTokenStrategy,
): readonly string[] {
  const known = subjectTypes.filter((type) => type === 'public' || type === 'pairwise')
  const types = known.length === 0 ? ['public'] : known
  return strategy === 'jwt' ? types.filter((type) => type === 'public') : types
}

/**
 * What a client calls a person who signed in: for pairwise clients what the login app chose, or else a hash.
 *
 * @throws HydraError `invalid_request` when the client has no sector to hash, or the server makes no such identifiers
 */
export async function subjectIdentifier(
  { settings }: Pick<HydraContext, 'settings'>,
  client: HydraClient,
  { subject, force_subject_identifier = '' }: Pick<LoginDecision, 'subject'> & Partial<LoginDecision>,
): Promise<string> {
  if (client.subject_type !== 'pairwise') return subject
  if (!subjectTypesOf(settings).includes('pairwise'))
    throw hydraError('invalid_request', `The client '${client.client_id}' is pairwise, and the server is not.`)
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
  return /^[^:/?#]+:\/\/(?:[^/?#]*@)?([^/?#]*)/.exec(uri)?.[1] ?? ''
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
