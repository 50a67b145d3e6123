import type { ProviderContext } from './context.js'
import { describable, OAuthError } from './errors.js'
import { NO_STORE } from './http-headers.js'
import { jsonResponse } from './json-response.js'
import type { OperationId } from './operations.js'
import type { ErrorDraft } from './seams.js'

/** Operations whose answers people read: their errors are pages. */
const FOR_PEOPLE: ReadonlySet<OperationId> = new Set([
  'authorize',
  'postAuthorize',
  'endSession',
  'postEndSession',
  'showLogin',
  'submitLogin',
  'showConsent',
  'submitConsent',
  'showDevice',
  'submitDevice',
  'showLogout',
  'submitLogout',
  'showLoggedOut',
])

/** Answers of the HTTP layer, which are never pages: whoever gets them is no browser on its way. */
const ALWAYS_JSON: ReadonlySet<string> = new Set(['not_found', 'method_not_allowed'])

/** The answer to whatever was thrown. What nobody foresaw is logged and answered without detail. */
export function errorResponse(
  thrown: unknown,
  operationId: OperationId,
  context: ProviderContext,
): Response | Promise<Response> {
  const error = thrown instanceof OAuthError ? thrown : (tooDeep(thrown) ?? unforeseen(thrown, operationId, context))
  if (FOR_PEOPLE.has(operationId) && !ALWAYS_JSON.has(error.code)) {
    // Pages are loaded when the first is shown: most providers of a test run show none.
    return import('./pages/error-page.js').then(({ errorPage }) => errorPage({ operationId }, context, error))
  }
  const draft: ErrorDraft = { error: error.code, error_description: error.message, status: error.status, place: 'json' }
  return jsonError(context.through('error', draft, { operationId, issuer: context.issuer }), error.headers)
}

/** Nothing here recurses but JSON.stringify and its like, over what the request brought: then the sender is to blame. */
const tooDeep = (thrown: unknown): OAuthError | undefined =>
  thrown instanceof RangeError && thrown.message.includes('call stack')
    ? new OAuthError('invalid_request', 'JSON in the request is nested too deeply')
    : undefined

function unforeseen(thrown: unknown, operationId: OperationId, { log }: ProviderContext): OAuthError {
  log(`${operationId} failed: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`)
  return new OAuthError('server_error', 'the provider met a condition that it did not expect')
}

/** RFC 6749 section 5.2. */
export function jsonError(
  { error, error_description, error_uri, status }: ErrorDraft,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const body = {
    error,
    ...(error_description !== undefined && { error_description: describable(error_description) }),
    ...(error_uri !== undefined && { error_uri }),
  }
  return jsonResponse(body, status, { ...NO_STORE, ...headers })
}
