import { setHeader } from '../json-response.js'
import type { OperationId } from '../operations.js'
import type { Resource } from './router.js'

/**
 * Operations that applications in a browser call from other origins. Never the authorization endpoint and the pages:
 * RFC 9700 section 2.6.
 */
const FOR_BROWSERS: ReadonlySet<OperationId> = new Set([
  'getDiscovery',
  'getAuthorizationServerMetadata',
  'getJwks',
  'getToken',
  'getUserInfo',
  'postUserInfo',
  'introspectToken',
  'revokeToken',
  'registerClient',
  'readClient',
  'updateClient',
  'deleteClient',
  'pushAuthorizationRequest',
  'authorizeDevice',
])

export const isForBrowsers = (operationId: OperationId): boolean => FOR_BROWSERS.has(operationId)

/** Lets any origin read the response: nothing here depends on cookies. */
export function allowOrigins(response: Response): void {
  setHeader(response, 'access-control-allow-origin', '*')
  if (response.status >= 400) setHeader(response, 'access-control-expose-headers', 'www-authenticate')
}

/** Answers OPTIONS: what may be sent here, and to browsers from where. */
export function preflight(request: Request, { methods, allow }: Resource): Response {
  const headers = new Headers({ allow })
  if ([...methods.values()].some(({ operationId }) => isForBrowsers(operationId))) {
    headers.set('access-control-allow-origin', '*')
    headers.set('access-control-allow-methods', allow)
    headers.set(
      'access-control-allow-headers',
      request.headers.get('access-control-request-headers') ?? 'authorization, content-type',
    )
    headers.set('access-control-max-age', '600')
    headers.set('vary', 'access-control-request-headers')
  }
  return new Response(null, { status: 204, headers })
}
