import type { CheckContext } from '../harness/context.js'

/**
 * What `iss` must be: the issuer that the user gave. When the provider's own document differs from it by a slash at the end alone,
 * its spelling holds: that difference is a matter of `discovery/disc-issuer-match`, and tokens have to agree with the document.
 */
export function expectedIssuer({ target, metadata }: Pick<CheckContext, 'target' | 'metadata'>): string {
  const { issuer } = metadata
  const same = typeof issuer === 'string' && issuer.replace(/\/$/, '') === target.issuer.replace(/\/$/, '')
  return same ? issuer : target.issuer
}
