import { OAuthError } from '../errors.js'
import { clientChallenge, NO_STORE } from '../http-headers.js'

/** A client that did not prove who it is, RFC 6749 section 5.2. */
export const invalidClient = (description = 'client authentication failed'): OAuthError =>
  new OAuthError('invalid_client', description, { headers: { ...NO_STORE, ...clientChallenge(description) } })
