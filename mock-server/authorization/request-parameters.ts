import type { Rules } from '../rules.js'

/** Parameters of an authorization request as they came in. */
export interface ReceivedParameters {
  /** Those that came once. */
  readonly values: Readonly<Record<string, string>>
  /** Names of those that came more than once. */
  readonly repeated: readonly string[]
}

/**
 * Reads the parameters of a query or a form. A parameter without a value counts as left out, and none may come twice:
 * RFC 6749 section 3.1. `left` names those that are none of the authorization request's.
 */
export function readParameters(
  source: URLSearchParams,
  rules: Rules,
  left: readonly string[] = [],
): ReceivedParameters {
  const values = new Map<string, string>()
  const repeated = new Set<string>()
  for (const [name, value] of source) {
    if (value === '' || left.includes(name)) continue
    if (!values.has(name)) values.set(name, value)
    else if (rules.enforces('parameters-unique')) repeated.add(name)
  }
  for (const name of repeated) values.delete(name)
  return { values: Object.fromEntries(values), repeated: [...repeated] }
}
