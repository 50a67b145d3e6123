import type { JsonObject } from '../../../seams.js'
import { SCOPE_CLAIMS } from '../../../userinfo/claims.js'
import type { HydraContext } from '../context.js'

/** Claims of a person that scopes ask for, OpenID Connect Core 1.0 section 5.4; none of someone who is not known. */
export function claimsFor(
  { people }: Pick<HydraContext, 'people'>,
  subject: string,
  scopes: readonly string[],
): JsonObject {
  const person = people.bySub(subject)
  const names = Object.entries(SCOPE_CLAIMS).flatMap(([scope, claims]) => (scopes.includes(scope) ? [...claims] : []))
  return Object.fromEntries(
    Object.entries(person?.claims ?? {}).filter(([name]) => names.some((known) => known === name)),
  )
}
