import type { OperationRequest } from '../context.js'
import { OAuthError } from '../errors.js'
import { bearerChallenge } from '../http-headers.js'

/** The bearer token of the Authorization header (RFC 6750 section 2.1), or `undefined`. */
export const bearerToken = (request: OperationRequest): string | undefined =>
  /^bearer +([a-z0-9._~+/-]+=*) *$/i.exec(request.header('authorization') ?? '')?.[1]

/** Refuses a token: RFC 6750 section 3.1. Without any token the challenge names no error. */
export function invalidToken(token: string | undefined, what: string): OAuthError {
  const realm = 'registration'
  if (token === undefined) {
    const headers = bearerChallenge({ realm })
    return new OAuthError('invalid_token', `${what} is missing: send it in the Authorization header`, { headers })
  }
  const error_description = `${what} is not valid`
  const headers = bearerChallenge({ realm, error: 'invalid_token', error_description })
  return new OAuthError('invalid_token', error_description, { headers })
}
