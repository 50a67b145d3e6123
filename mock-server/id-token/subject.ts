import type { ProviderContext } from '../context.js'
import { fingerprint } from '../digest.js'
import type { Person } from '../people.js'
import type { ClientRecord } from '../store/records.js'

/** What `subjectFor` needs of the provider. */
export type SubjectContext = Pick<ProviderContext, 'options' | 'people'>

/** The subject identifier of a person as this client sees it, OpenID Connect Core 1.0 section 8. */
export async function subjectFor({ options }: SubjectContext, person: Person, client: ClientRecord): Promise<string> {
  if (client.subject_type === 'public') return person.sub
  // Section 8.1: not reversible, and different for each sector.
  return fingerprint(JSON.stringify([sectorIdentifier(client), person.sub, options.pairwiseSalt]))
}

/** The person whom the client knows by this subject identifier. */
export async function personBySubject(
  context: SubjectContext,
  sub: string,
  client: ClientRecord,
): Promise<Person | undefined> {
  if (client.subject_type === 'public') return context.people.bySub(sub)
  for (const person of context.people.all) {
    if ((await subjectFor(context, person, client)) === sub) return person
  }
  return undefined
}

/** The host that clients share when they may see the same pairwise identifiers, Core section 8.1. */
function sectorIdentifier(client: ClientRecord): string {
  const uri = client.metadata.sector_identifier_uri ?? client.redirect_uris[0]
  return typeof uri === 'string' && URL.canParse(uri) ? new URL(uri).hostname : client.client_id
}
