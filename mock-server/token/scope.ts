import type { ProviderContext } from '../context.js'
import { OAuthError } from '../errors.js'
import type { ClientRecord } from '../store/records.js'
import { SCOPE_CLAIMS } from '../userinfo/claims.js'
import { scopesOf } from './token-request.js'

/** RFC 6749 section 3.3. */
const SCOPE_SYNTAX = /^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/

/** Scopes that this provider knows. */
export const knownScopes = ({ options }: Pick<ProviderContext, 'options'>): readonly string[] => [
  ...Object.keys(SCOPE_CLAIMS),
  ...Object.keys(options.scopes).filter((scope) => !Object.hasOwn(SCOPE_CLAIMS, scope)),
]

/**
 * The part of a wanted scope that can be granted: what the provider knows and, where the client registered a `scope`, what stands in it.
 * Unknown values are left out, as OpenID Connect Core 1.0 section 3.1.2.1 says; `invalid_scope` when the syntax is broken.
 */
export function grantableScope(context: Pick<ProviderContext, 'options'>, client: ClientRecord, scope: string): string {
  if (scope !== '' && !SCOPE_SYNTAX.test(scope))
    throw new OAuthError('invalid_scope', 'scope is no list of scope values separated by spaces')
  const known = knownScopes(context)
  const registered = typeof client.metadata.scope === 'string' ? scopesOf(client.metadata.scope) : undefined
  return scopesOf(scope)
    .filter((value) => registered?.includes(value) ?? known.includes(value))
    .join(' ')
}
