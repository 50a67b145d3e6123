import type { Capabilities, JsonObject } from './context.js'

/** The response types of OAuth 2.0 Multiple Response Types and OpenID Connect Core that flows can be run with. */
export const RESPONSE_TYPES = [
  'code',
  'id_token',
  'id_token token',
  'code id_token',
  'code token',
  'code id_token token',
] as const

const words = (value: string): string => value.trim().split(/\s+/).sort().join(' ')
const usual = new Map<string, string>(RESPONSE_TYPES.map((type) => [words(type), type]))

/** A response type with its words in the usual order; the order means nothing (Multiple Response Types section 3). */
const responseType = (value: string): string => usual.get(words(value)) ?? value

const strings = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : undefined

/** What the target says it can do. Members left out have the defaults of OpenID Connect Discovery 1.0 section 3. */
export function capabilitiesOf(
  metadata: Readonly<JsonObject>,
  own: { readonly registration: boolean; readonly users: number; readonly admin?: boolean; readonly hydra?: boolean },
): Capabilities {
  const dynamicRegistration = own.registration && typeof metadata.registration_endpoint === 'string'
  return {
    // Required, so there is no default; `code` is what nearly every server can do.
    responseTypes: [...new Set((strings(metadata.response_types_supported) ?? ['code']).map(responseType))],
    responseModes: strings(metadata.response_modes_supported) ?? ['query', 'fragment'],
    grantTypes: strings(metadata.grant_types_supported) ?? ['authorization_code', 'implicit'],
    clientAuthenticationMethods: strings(metadata.token_endpoint_auth_methods_supported) ?? ['client_secret_basic'],
    scopes: strings(metadata.scopes_supported),
    claimsParameter: metadata.claims_parameter_supported === true,
    // Every line of Hydra takes S256; 1.x does not say so.
    pkceMethods: strings(metadata.code_challenge_methods_supported) ?? (own.hydra === true ? ['S256'] : []),
    dynamicRegistration,
    clientsOnDemand: dynamicRegistration || own.admin === true,
    userCount: own.users,
  }
}
