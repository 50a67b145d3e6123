import { describable, OAuthError } from '../../errors.js'
import { plainResponse } from '../../json-response.js'
import type { HydraContext, HydraRequest } from './context.js'
import { HydraError, type HydraProblem, unknownError } from './hydra-error.js'
import { type HydraOperation, operationIdOf } from './operations.js'
import { goJson } from './respond.js'
import { throughError } from './seam.js'

/** Operations whose errors fosite writes: the token endpoint and its kin. All others are written by herodot. */
const BY_FOSITE: ReadonlySet<HydraOperation> = new Set([
  'oauth2TokenExchange',
  'introspectOAuth2Token',
  'revokeOAuth2Token',
  'oAuth2DeviceFlow',
])

type Context = Pick<HydraContext, 'line' | 'settings' | 'log' | 'through' | 'issuer'>

/** The standing sentence, with what is wrong this time where the line puts it. */
export function describedProblem(
  { description, hint, debug, verbatim }: HydraProblem,
  { line, settings }: Pick<HydraContext, 'line' | 'settings'>,
): string {
  const { fullStop, hint: place } = line.errors
  const standing = fullStop && verbatim !== true && /\w$/.test(description) ? `${description}.` : description
  if (place === 'separate') return standing
  const shown = [standing, hint ?? '', settings.exposeInternalErrors ? (debug ?? '') : '']
  return shown.filter((part) => part !== '').join(' ')
}

/** The members of a problem in the order of fosite. */
function fositeMembers(problem: HydraProblem, context: Pick<HydraContext, 'line' | 'settings'>) {
  const { line, settings } = context
  const { error, hint, debug, status, more } = problem
  const members = { error, error_description: describable(describedProblem(problem, context)) }
  if (line.errors.hint === 'appended') return { ...members, ...more }
  return {
    ...members,
    ...(hint !== undefined && hint !== '' && { error_hint: hint }),
    status_code: status,
    ...(debug !== undefined && settings.exposeInternalErrors && { error_debug: debug }),
    ...more,
  }
}

function herodotMembers(problem: HydraProblem, context: Pick<HydraContext, 'line' | 'settings'>) {
  const { line } = context
  const { error, hint, debug, status, more } = problem
  const members = { error, error_description: describedProblem(problem, context) }
  if (line.errors.hint === 'appended') return { ...members, ...more }
  return {
    ...members,
    ...(hint !== undefined && hint !== '' && { error_hint: hint }),
    status_code: status,
    ...(debug !== undefined && debug !== '' && { error_debug: debug }),
    request_id: '',
    ...more,
  }
}

/** Who is answered. */
type Asked = Pick<HydraRequest, 'operation' | 'method'>

/** The answer of the token endpoint and its kin to a request that it refuses. */
function fositeResponse(problem: HydraProblem, asked: Asked, context: Context): Response {
  const { members, status } = bent(fositeMembers(problem, context), problem, asked, context)
  return plainResponse(goJson(members), status, {
    'content-type': 'application/json;charset=UTF-8',
    ...(context.line.errors.tokenErrorsNoStore && { 'cache-control': 'no-store', pragma: 'no-cache' }),
    ...problem.headers,
  })
}

/** The answer of everything else to a request that it refuses. */
function herodotResponse(problem: HydraProblem, asked: Asked, context: Context): Response {
  const { members, status } = bent(herodotMembers(problem, context), problem, asked, context)
  return plainResponse(goJson(members), status, { 'content-type': 'application/json', ...problem.headers })
}

const bent = (
  members: ReturnType<typeof fositeMembers>,
  problem: HydraProblem,
  { operation, method }: Asked,
  context: Context,
) => throughError(context, members, problem, { operationId: operationIdOf(operation, method), at: 'json' })

/** The answer to whatever was thrown. What nobody foresaw is logged and answered without detail. */
export function hydraErrorResponse(thrown: unknown, asked: Asked, context: Context): Response {
  const { problem } = asHydraError(thrown, asked.operation, context)
  const respond = BY_FOSITE.has(asked.operation) ? fositeResponse : herodotResponse
  return respond(problem, asked, context)
}

function asHydraError(thrown: unknown, operation: HydraOperation, context: Context): HydraError {
  if (thrown instanceof HydraError) return thrown
  // A body that cannot be read, or is too large.
  if (thrown instanceof OAuthError) {
    return new HydraError({ error: thrown.code, status: thrown.status, description: thrown.message })
  }
  return unforeseen(thrown, operation, context)
}

function unforeseen(thrown: unknown, operation: HydraOperation, { log }: Context): HydraError {
  log(`${operation} failed: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`)
  return unknownError('')
}
