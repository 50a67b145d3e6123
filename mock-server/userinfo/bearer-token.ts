import type { OperationRequest } from '../context.js'
import { OAuthError, type OAuthErrorCode } from '../errors.js'
import { bearerChallenge, NO_STORE } from '../http-headers.js'

/** A refusal with the challenge of RFC 6750 section 3. */
export function bearerError(
  code: Extract<OAuthErrorCode, 'invalid_request' | 'invalid_token' | 'insufficient_scope'>,
  description: string,
  attributes: Readonly<Record<string, string>> = {},
): OAuthError {
  const headers = { ...NO_STORE, ...bearerChallenge({ error: code, error_description: description, ...attributes }) }
  return new OAuthError(code, description, { headers })
}

/** The access token of a request to a protected resource, RFC 6750 section 2; `undefined` when there is none. */
export function bearerToken(request: OperationRequest): string | undefined {
  const { form, query } = request
  if (query.has('access_token')) {
    // Section 2.3, and RFC 9700 section 4.3.2: URLs end up in logs.
    throw bearerError('invalid_request', 'access_token must not stand in the query: use the Authorization header')
  }
  const [, scheme, value] = /^([^ ]+)(?: +(.*))?$/.exec(request.header('authorization')?.trim() ?? '') ?? []
  const inHeader = scheme?.toLowerCase() === 'bearer' ? (value ?? '') : undefined
  const inBody = form.get('access_token') ?? undefined
  if (inHeader !== undefined && inBody !== undefined) {
    throw bearerError('invalid_request', 'the access token is sent twice: in the Authorization header and in the body')
  }
  // Section 2.1, b64token.
  if (inHeader !== undefined && !/^[A-Za-z0-9._~+/-]+=*$/.test(inHeader)) {
    throw bearerError('invalid_request', 'the Authorization header holds no bearer token')
  }
  return inHeader ?? inBody
}
