/** Checks that sign in by a code alone, one for each way of client authentication. */
export const CODE_FLOWS: readonly string[] = [
  'flows/code-client-secret-basic',
  'flows/code-client-secret-post',
  'flows/code-client-secret-jwt',
  'flows/code-private-key-jwt',
  'flows/code-none',
]

/** Checks that sign in with an ID token of the authorization endpoint. */
export const FRONT_ID_TOKEN_FLOWS: readonly string[] = [
  'flows/implicit-id-token',
  'flows/implicit-id-token-token',
  'flows/hybrid-code-id-token',
  'flows/hybrid-code-id-token-token',
]

/** Checks that sign in by a code and something else. */
export const HYBRID_FLOWS: readonly string[] = [
  'flows/hybrid-code-id-token',
  'flows/hybrid-code-token',
  'flows/hybrid-code-id-token-token',
]

/** Checks that redeem a code. */
export const REDEEMING_FLOWS: readonly string[] = [...CODE_FLOWS, ...HYBRID_FLOWS]

/** Checks in which an application looks at ID tokens, which notice whatever is wrong with all of them. */
export const EVERY_ID_TOKEN_FLOW: readonly string[] = [...new Set([...REDEEMING_FLOWS, ...FRONT_ID_TOKEN_FLOWS])]

/** Those, and the flows that look at an ID token after the sign-in: when it is refreshed, and when it comes back as a hint. */
export const EVERY_ID_TOKEN_USE: readonly string[] = [...EVERY_ID_TOKEN_FLOW, 'flows/refresh', 'flows/logout']
