// Data alone: discovery names these and needs nothing that verifies.

/** Algorithms of client assertions, by what signs them. */
export const ASSERTION_ALGORITHMS = {
  secret: ['HS256', 'HS384', 'HS512'],
  key: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'],
} as const

/** Algorithms of what clients sign with their own keys or secret. */
export const CLIENT_SIGNING_ALGORITHMS = [...ASSERTION_ALGORITHMS.key, ...ASSERTION_ALGORITHMS.secret] as const

/** Algorithms of request objects, OpenID Connect Core 1.0 section 6.1. */
export const REQUEST_OBJECT_ALGORITHMS: readonly string[] = ['none', ...CLIENT_SIGNING_ALGORITHMS]
