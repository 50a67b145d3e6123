import { nearestName } from '../nearest-name.js'
import type { JsonObject } from '../seams.js'
import { ClientMetadataError } from './client-metadata-error.js'
import type { ClientTerms } from './client-terms.js'
import { judgeOf, METADATA_MEMBERS } from './metadata-members.js'

/** Members that belong to the client's identity; whoever registers cannot choose them. */
const IDENTITY: ReadonlySet<string> = new Set([
  'client_id',
  'client_secret',
  'client_id_issued_at',
  'client_secret_expires_at',
  'registration_access_token',
  'registration_client_uri',
])

/**
 * The members that the provider understands, each of them judged by itself. Members without a value and unknown ones are left out
 * (RFC 7591 section 2); in options an unknown member is kept, unless it looks like a slip of the pen.
 */
export function judgeMembers(metadata: Readonly<JsonObject>, terms: ClientTerms): JsonObject {
  const known: JsonObject = {}
  for (const [member, value] of Object.entries(metadata)) {
    if (value === null || value === undefined || IDENTITY.has(member)) continue
    const judge = judgeOf(member)
    if (judge === undefined) {
      if (terms.origin === 'options') known[member] = unlikeKnown(member, value)
      continue
    }
    const problem = terms.rules.enforces('registration-metadata') ? judge(value, terms) : undefined
    if (problem !== undefined) throw refusal(member, problem)
    known[member] = structuredClone(value)
  }
  return known
}

/** Puts the index of a list's item behind its name: `request_uris[0] must use https`. */
function refusal(member: string, problem: string): ClientMetadataError {
  const [, index = '', rest = problem] = /^(\[\d+\]) (.*)$/s.exec(problem) ?? []
  return new ClientMetadataError(
    `${member}${index}`,
    rest,
    member === 'redirect_uris' ? 'invalid_redirect_uri' : 'invalid_client_metadata',
  )
}

function unlikeKnown(member: string, value: unknown): unknown {
  const nearest = nearestName(member, Object.keys(METADATA_MEMBERS))
  if (nearest !== undefined) throw new ClientMetadataError(member, `is unknown: did you mean ${nearest}?`)
  return structuredClone(value)
}
