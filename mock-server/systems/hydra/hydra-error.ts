/** What an answer of a Hydra server that refuses says. */
export interface HydraProblem {
  /** Value of `error`: a code of a standard, or what the server has in its place. */
  readonly error: string
  readonly status: number
  /** Status of the response, where it is not the one that the body names. @default `status` */
  readonly httpStatus?: number
  /** The standing sentence of the error; `''` for none. */
  readonly description: string
  /** The sentence is someone else's: it stays as it is. */
  readonly verbatim?: boolean
  /** What is wrong this time: `error_hint` in 1.5, appended to the description later. */
  readonly hint?: string
  /** For operators: `error_debug` in 1.5; in later lines only when internal errors are exposed. */
  readonly debug?: string
  /** Further members of the body, after all others. */
  readonly more?: Readonly<Record<string, unknown>>
  /** Further response headers. */
  readonly headers?: Readonly<Record<string, string>>
}

/** An answer that refuses a request. It becomes a response in one place (`error-body.ts`). */
export class HydraError extends Error {
  override readonly name = 'HydraError'
  readonly problem: HydraProblem

  constructor(problem: HydraProblem) {
    super(problem.hint ?? problem.description)
    this.problem = problem
  }
}

/** Errors by the names that fosite and herodot know, with status and standing sentence (without its full stop). */
const KNOWN = {
  invalid_request: [400, 'The request lacks a parameter, repeats one or has a value that is not understood'],
  unauthorized_client: [400, 'This client may not use this way of getting an authorization'],
  access_denied: [403, 'The resource owner or the authorization server refused the request'],
  unsupported_response_type: [400, 'The server gives no authorization by this response type'],
  unsupported_response_mode: [400, 'The server does not send authorization responses in this mode'],
  invalid_scope: [400, 'A requested scope is unknown, malformed or not open to this client'],
  server_error: [500, 'The server met a condition that it did not expect'],
  temporarily_unavailable: [503, 'The server cannot handle the request at the moment'],
  unsupported_grant_type: [400, 'The server does not know this grant type'],
  invalid_grant: [
    400,
    'The grant or refresh token is invalid, expired, revoked or belongs to another client or redirect URI',
  ],
  invalid_client: [401, 'The client could not be authenticated: it is unknown, or the method is not right'],
  invalid_state: [400, 'The state is missing or too short to be hard to guess'],
  insufficient_entropy: [403, 'A parameter is too short to be hard to guess'],
  misconfiguration: [500, 'The server is not configured for this request'],
  not_found: [404, 'The requested resource does not exist'],
  request_unauthorized: [401, 'The request is not authorized'],
  request_forbidden: [403, 'The request is not allowed'],
  token_expired: [401, 'The token is expired'],
  token_inactive: [401, 'The token is not active: it is malformed, expired or not yet valid'],
  invalid_token: [401, 'The token is expired, revoked, malformed or invalid in another way'],
  token_signature_mismatch: [400, 'The signature of the token is wrong'],
  scope_not_granted: [403, 'The token was not granted the requested scope'],
  token_claim: [401, 'The token has a claim with a value that does not fit'],
  revoked: [401, 'The token was revoked'],
  jti_known: [400, 'This jti was seen before'],
  login_required: [400, 'The person has to sign in'],
  interaction_required: [400, 'The person has to do something first'],
  consent_required: [400, 'The person has to consent'],
  request_not_supported: [400, 'Request objects are not supported'],
  request_uri_not_supported: [400, 'request_uri is not supported'],
  registration_not_supported: [400, 'The registration parameter is not supported'],
  invalid_request_uri: [400, 'The request_uri leads to an error or holds nothing usable'],
  invalid_request_object: [400, 'The request object holds invalid parameters'],
  unsupported_token_type: [400, 'The server does not revoke this type of token'],
  invalid_client_metadata: [400, 'A member of the client metadata has a value that is not accepted'],
  invalid_redirect_uri: [400, 'A redirect URI is not accepted'],
  authorization_pending: [400, 'The person has not yet approved the device'],
  slow_down: [400, 'The device asks too often'],
  expired_token: [400, 'The device code is expired'],
  // herodot
  'The requested resource could not be found': [404, ''],
  'The request was malformed or contained invalid parameters': [400, ''],
  'The request could not be authorized': [401, ''],
  'The requested action was forbidden': [403, ''],
  'The resource could not be created due to a conflict': [409, ''],
  'An internal server error occurred, please contact the system administrator': [500, ''],
  'The request is using an unknown content type': [415, ''],
} as const satisfies Record<string, readonly [status: number, description: string]>

export type HydraErrorName = keyof typeof KNOWN

/** A known error with what is wrong this time. */
export function hydraError(
  error: HydraErrorName,
  hint?: string,
  more: Partial<Omit<HydraProblem, 'error' | 'hint'>> = {},
): HydraError {
  const [status, description] = KNOWN[error]
  return new HydraError({ error, status, description, ...(hint !== undefined && { hint }), ...more })
}

/** An error of a type that the server does not know: `error`, with status 500 unless the handler says otherwise. */
export const unknownError = (debug: string, status = 500): HydraError =>
  new HydraError({ error: 'error', status, description: 'The server has no name for this error', debug })

/** The server closed the connection instead of answering (a crash of the real one). */
export class DroppedConnection extends Error {
  override readonly name = 'DroppedConnection'
}
