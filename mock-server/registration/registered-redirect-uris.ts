import type { JsonObject } from '../seams.js'
import { ClientMetadataError } from './client-metadata-error.js'
import type { ClientTerms } from './client-terms.js'
import { redirectUriProblem } from './uris.js'

/** Grants that need somewhere to send the browser, RFC 7591 section 2. */
const REDIRECTING: readonly unknown[] = ['authorization_code', 'implicit']

/** Judges `redirect_uris` of metadata with defaults, RFC 7591 sections 2 and 3.2.2. */
export function judgeRedirectUris(metadata: Readonly<JsonObject>, terms: ClientTerms): void {
  const { redirect_uris, grant_types, application_type } = metadata
  const uris: readonly unknown[] = Array.isArray(redirect_uris) ? redirect_uris : []
  const grants: readonly unknown[] = Array.isArray(grant_types) ? grant_types : []
  const refuse = (member: string, problem: string) => new ClientMetadataError(member, problem, 'invalid_redirect_uri')

  if (uris.length === 0 && grants.some((grant) => REDIRECTING.includes(grant))) {
    if (terms.rules.enforces('registration-redirect-uris')) {
      throw refuse('redirect_uris', 'must hold at least one URI for the grant types authorization_code and implicit')
    }
  }
  for (const [i, uri] of uris.entries()) {
    if (String(uri).includes('#') && terms.rules.enforces('registration-redirect-uri-fragment')) {
      throw refuse(`redirect_uris[${i}]`, 'must not have a fragment')
    }
    const type = application_type === 'native' ? 'native' : 'web'
    const problem = redirectUriProblem(uri, type, terms, grants.includes('implicit'))
    if (problem !== undefined && terms.rules.enforces('registration-redirect-uris')) {
      throw refuse(`redirect_uris[${i}]`, problem)
    }
  }
}
