import type { OperationRequest, ProviderContext } from '../context.js'
import { OAuthError } from '../errors.js'
import type { ClientRecord } from '../store/records.js'

/**
 * The client that sends the request, proven by its registered method (OpenID Connect Core 1.0 section 9, RFC 6749 section 2.3).
 * Refuses with `invalid_client`, or with `invalid_request` when more than one method is used.
 */
export async function authenticateClient(_request: OperationRequest, _context: ProviderContext): Promise<ClientRecord> {
  throw new OAuthError('invalid_client', 'client authentication failed')
}
