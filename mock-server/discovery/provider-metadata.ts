import { RESPONSE_MODES, RESPONSE_TYPES } from '../authorization/response-type.js'
import type { ProviderContext } from '../context.js'
import { ASSERTION_ALGORITHMS, REQUEST_OBJECT_ALGORITHMS } from '../keys/client-algorithms.js'
import { CLIENT_AUTHENTICATION_METHODS, GRANT_TYPES } from '../registration/metadata-members.js'
import type { JsonObject } from '../seams.js'
import { knownScopes } from '../token/scope.js'
import { claimsOfScope } from '../userinfo/claims.js'

/** Claims that the protocol itself puts into ID tokens. */
const PROTOCOL_CLAIMS = [
  'sub',
  'iss',
  'aud',
  'exp',
  'iat',
  'auth_time',
  'nonce',
  'acr',
  'amr',
  'sid',
  'at_hash',
  'c_hash',
]

/**
 * The metadata of the provider: exactly what works, OpenID Connect Discovery 1.0 section 3, RFC 8414 section 2 and the
 * specifications that add members. One document serves both well-known addresses.
 */
export function providerMetadata(context: ProviderContext): JsonObject {
  const metadata: JsonObject = {
    issuer: context.issuer,
    ...endpoints(context),
    ...authorizationMetadata(context),
    ...clientAuthenticationMetadata(),
    ...tokenMetadata(context),
    ...LOGOUT,
  }
  // Discovery section 4.2: members without elements are left out.
  return Object.fromEntries(Object.entries(metadata).filter(([, value]) => !Array.isArray(value) || value.length > 0))
}

const endpoints = (context: ProviderContext): JsonObject => ({
  authorization_endpoint: context.url('authorize'),
  token_endpoint: context.url('getToken'),
  userinfo_endpoint: context.url('getUserInfo'),
  jwks_uri: context.url('getJwks'),
  ...(context.options.registration !== 'off' && { registration_endpoint: context.url('registerClient') }),
  introspection_endpoint: context.url('introspectToken'),
  revocation_endpoint: context.url('revokeToken'),
  pushed_authorization_request_endpoint: context.url('pushAuthorizationRequest'),
  device_authorization_endpoint: context.url('authorizeDevice'),
  end_session_endpoint: context.url('endSession'),
})

const authorizationMetadata = (context: ProviderContext): JsonObject => ({
  scopes_supported: knownScopes(context),
  response_types_supported: RESPONSE_TYPES,
  response_modes_supported: RESPONSE_MODES,
  grant_types_supported: GRANT_TYPES,
  acr_values_supported: context.options.acrValues,
  prompt_values_supported: ['none', 'login', 'consent', 'select_account'],
  display_values_supported: ['page'],
  code_challenge_methods_supported: context.options.pkcePlain ? ['S256', 'plain'] : ['S256'],
  authorization_response_iss_parameter_supported: true,
  claims_parameter_supported: true,
  request_parameter_supported: true,
  request_uri_parameter_supported: true,
  request_object_signing_alg_values_supported: REQUEST_OBJECT_ALGORITHMS,
})

/** Where clients authenticate, by the same methods everywhere; introspection is not for those without credentials. */
function clientAuthenticationMetadata(): JsonObject {
  const methods = CLIENT_AUTHENTICATION_METHODS
  const algorithms = [...ASSERTION_ALGORITHMS.secret, ...ASSERTION_ALGORITHMS.key]
  return {
    token_endpoint_auth_methods_supported: methods,
    token_endpoint_auth_signing_alg_values_supported: algorithms,
    introspection_endpoint_auth_methods_supported: methods.filter((method) => method !== 'none'),
    introspection_endpoint_auth_signing_alg_values_supported: algorithms,
    revocation_endpoint_auth_methods_supported: methods,
    revocation_endpoint_auth_signing_alg_values_supported: algorithms,
  }
}

const tokenMetadata = (context: ProviderContext): JsonObject => ({
  subject_types_supported: ['public', 'pairwise'],
  id_token_signing_alg_values_supported: [...context.keys.algorithms, 'none'],
  userinfo_signing_alg_values_supported: context.keys.algorithms,
  claim_types_supported: ['normal'],
  claims_supported: [
    ...new Set([...PROTOCOL_CLAIMS, ...knownScopes(context).flatMap((scope) => claimsOfScope(context, scope))]),
  ],
})

const LOGOUT = {
  frontchannel_logout_supported: true,
  frontchannel_logout_session_supported: true,
  backchannel_logout_supported: true,
  backchannel_logout_session_supported: true,
} as const
