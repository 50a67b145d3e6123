import type { ProviderContext } from '../context.js'
import type { Person } from '../people.js'
import type { JsonObject } from '../seams.js'

/** Claims that each scope asks for, OpenID Connect Core 1.0 section 5.4. */
export const SCOPE_CLAIMS = {
  openid: [],
  profile: [
    'name',
    'family_name',
    'given_name',
    'middle_name',
    'nickname',
    'preferred_username',
    'profile',
    'picture',
    'website',
    'gender',
    'birthdate',
    'zoneinfo',
    'locale',
    'updated_at',
  ],
  email: ['email', 'email_verified'],
  address: ['address'],
  phone: ['phone_number', 'phone_number_verified'],
  offline_access: [],
} as const satisfies Record<string, readonly string[]>

/** Claims that the protocol itself sets; nobody's profile may overwrite them. */
const PROTOCOL_CLAIMS: ReadonlySet<string> = new Set([
  'iss',
  'sub',
  'aud',
  'exp',
  'iat',
  'nbf',
  'jti',
  'auth_time',
  'nonce',
  'acr',
  'amr',
  'azp',
  'at_hash',
  'c_hash',
  's_hash',
  'sid',
  'events',
])

/** Which claims are asked for. */
export interface ClaimsWish {
  /** Scopes that give claims here; `''` where scopes give none. */
  readonly scope: string
  /** The `claims` parameter, parsed. */
  readonly claims?: Readonly<JsonObject> | undefined
  readonly place: 'id_token' | 'userinfo'
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The claims of a scope: a standard one, or one of the options. */
export function claimsOfScope(context: Pick<ProviderContext, 'options'>, scope: string): readonly string[] {
  if (Object.hasOwn(SCOPE_CLAIMS, scope)) return SCOPE_CLAIMS[scope as keyof typeof SCOPE_CLAIMS]
  return Object.hasOwn(context.options.scopes, scope) ? (context.options.scopes[scope] ?? []) : []
}

/** Claims about a person for scopes and `claims` parameter at one place; without `sub` and without null or empty values. */
export function claimsAbout(context: Pick<ProviderContext, 'options'>, person: Person, wish: ClaimsWish): JsonObject {
  const names = new Set(wish.scope.split(' ').flatMap((scope) => claimsOfScope(context, scope)))
  for (const [name, requested] of requestedClaims(wish.claims, wish.place)) {
    if (agrees(person.claims[name], requested)) names.add(name)
  }
  const about: JsonObject = {}
  for (const name of names) {
    const value = Object.hasOwn(person.claims, name) ? person.claims[name] : undefined
    if (!PROTOCOL_CLAIMS.has(name) && !isEmpty(value)) about[name] = value
  }
  return about
}

/** Members of the `claims` parameter for one place, Core section 5.5. */
export function requestedClaims(
  claims: Readonly<JsonObject> | undefined,
  place: 'id_token' | 'userinfo',
): readonly (readonly [string, unknown])[] {
  const asked = claims?.[place]
  return isObject(asked) ? Object.entries(asked) : []
}

/** Core section 5.5.1: a claim asked for with `value` or `values` comes with one of them, or not at all. */
function agrees(value: unknown, requested: unknown): boolean {
  if (!isObject(requested)) return true
  const wanted = 'value' in requested ? [requested.value] : requested.values
  return !Array.isArray(wanted) || wanted.some((one) => JSON.stringify(one) === JSON.stringify(value))
}

/** Core section 5.3.2: what has no value is left out. */
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (isObject(value) && Object.keys(value).length === 0)
