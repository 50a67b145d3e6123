import { OAuthError } from '../errors.js'
import type { JsonObject } from '../seams.js'

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const refused = (problem: string): OAuthError => new OAuthError('invalid_request', `claims ${problem}`)

/** Reads the `claims` parameter, OpenID Connect Core 1.0 section 5.5. */
export function readClaims(text: string | undefined): Readonly<JsonObject> | undefined {
  if (text === undefined) return undefined
  const claims = parse(text)
  if (!isObject(claims)) throw refused('must be a JSON object')
  for (const place of ['userinfo', 'id_token']) {
    const members = claims[place]
    if (members === undefined || members === null) continue
    if (!isObject(members)) throw refused(`must have an object as ${place}`)
    for (const [name, asked] of Object.entries(members)) judgeMember(`${place}.${name}`, asked)
  }
  return claims
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refused('must be a JSON object')
  }
}

/** Section 5.5.1. */
function judgeMember(name: string, asked: unknown): void {
  if (asked === null) return
  if (!isObject(asked)) throw refused(`must have null or an object as ${name}`)
  if (asked.essential !== undefined && typeof asked.essential !== 'boolean') {
    throw refused(`must have true or false as ${name}.essential`)
  }
  if (asked.values !== undefined && !Array.isArray(asked.values)) throw refused(`must have an array as ${name}.values`)
}

/** How one claim of the ID token is asked for; `undefined` when it is not. Values are those of `value` and `values`. */
export function requestedOfIdToken(
  claims: Readonly<JsonObject> | undefined,
  name: string,
): { readonly essential: boolean; readonly values: readonly string[] } | undefined {
  const members = claims?.id_token
  if (!isObject(members) || !Object.hasOwn(members, name)) return undefined
  const asked = members[name]
  if (!isObject(asked)) return { essential: false, values: [] }
  const values = [asked.value, ...(Array.isArray(asked.values) ? asked.values : [])]
  return {
    essential: asked.essential === true,
    values: values.filter((value): value is string => typeof value === 'string'),
  }
}
