/** Error codes of the standards that the provider speaks. */
export type OAuthErrorCode =
  // RFC 6749 sections 4.1.2.1 and 5.2
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'
  | 'invalid_scope'
  | 'access_denied'
  | 'server_error'
  | 'temporarily_unavailable'
  // OpenID Connect Core 1.0 section 3.1.2.6
  | 'interaction_required'
  | 'login_required'
  | 'account_selection_required'
  | 'consent_required'
  | 'invalid_request_uri'
  | 'invalid_request_object'
  | 'request_not_supported'
  | 'request_uri_not_supported'
  | 'registration_not_supported'
  // RFC 6750 section 3.1
  | 'invalid_token'
  | 'insufficient_scope'
  // RFC 7591 section 3.2.2
  | 'invalid_redirect_uri'
  | 'invalid_client_metadata'
  // RFC 7009 section 2.2.1
  | 'unsupported_token_type'
  // RFC 8628 section 3.5
  | 'authorization_pending'
  | 'slow_down'
  | 'expired_token'
  // RFC 9470 and OpenID Connect Unmet Authentication Requirements
  | 'unmet_authentication_requirements'
  // Answers of the HTTP layer in the shape of RFC 6749 section 5.2
  | 'not_found'
  | 'method_not_allowed'
  | 'unsupported_media_type'
  | 'request_too_large'

const STATUS: Partial<Record<OAuthErrorCode, number>> = {
  invalid_client: 401,
  invalid_token: 401,
  insufficient_scope: 403,
  server_error: 500,
  temporarily_unavailable: 503,
  not_found: 404,
  method_not_allowed: 405,
  unsupported_media_type: 415,
  request_too_large: 413,
}

/** An answer of the provider that refuses a request. It becomes a response in one place (`provider.ts`). */
export class OAuthError extends Error {
  override readonly name = 'OAuthError'
  readonly code: OAuthErrorCode
  readonly status: number
  /** Further response headers, such as `www-authenticate`. */
  readonly headers: Readonly<Record<string, string>>

  /** `description` becomes `error_description`: it names the parameter, never a secret, and stays within %x20-7E without `"` and `\` (RFC 6749 section 5.2). */
  constructor(
    code: OAuthErrorCode,
    description: string,
    more: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(describable(description))
    this.code = code
    this.status = more.status ?? STATUS[code] ?? 400
    this.headers = more.headers ?? {}
  }
}

/** The text with every character that `error_description` may not hold replaced, RFC 6749 section 4.1.2.1. */
export const describable = (text: string): string =>
  text.replaceAll('"', "'").replace(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, '?')
