import { describable, OAuthError } from '../../errors.js'
import { plainResponse } from '../../json-response.js'
import type { HydraContext, HydraRequest } from './context.js'
import { HydraError, type HydraProblem, unknownError } from './hydra-error.js'
import type { HydraLine } from './lines.js'
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

type Lined = Pick<HydraContext, 'line' | 'settings'>

/** The standing sentence, with what is wrong this time where the line puts it. */
export function describedProblem(problem: HydraProblem, { line, settings }: Lined): string {
  const { hint = '', debug = '' } = problem
  const standing = standingSentence(problem, line)
  if (line.errors.hint === 'separate') return standing
  return [standing, hint, settings.exposeInternalErrors ? debug : ''].filter((part) => part !== '').join(' ')
}

function standingSentence({ description, verbatim }: HydraProblem, { errors }: HydraLine): string {
  return errors.fullStop && verbatim !== true && /\w$/.test(description) ? `${description}.` : description
}

/** Whether fosite says in members of their own what is wrong this time: later lines can be made to do it as 1.5 did. */
const hasSeparateHint = ({ line, settings }: Lined): boolean =>
  line.errors.hint === 'separate' || (line.errors.legacyFields && settings.includeLegacyErrorFields)

/** What fosite says beside `error`: to clients in JSON, and by the browser in parameters. */
export function fositeSays(problem: HydraProblem, context: Lined) {
  const { hint = '', debug = '' } = problem
  if (!hasSeparateHint(context))
    return { error_description: describedProblem(problem, context).replaceAll('"', "'"), error_debug: undefined }
  return {
    error_description: standingSentence(problem, context.line),
    ...(hint !== '' && { error_hint: hint }),
    error_debug: context.settings.exposeInternalErrors && debug !== '' ? debug : undefined,
  }
}

/** The members of a problem in the order of fosite. */
function fositeMembers(problem: HydraProblem, context: Lined) {
  const { error, status, more } = problem
  const { error_description, error_debug, ...hinted } = fositeSays(problem, context)
  return {
    error,
    error_description: describable(error_description),
    ...hinted,
    ...(hasSeparateHint(context) && { status_code: status }),
    ...(error_debug !== undefined && { error_debug }),
    ...more,
  }
}

function herodotMembers(problem: HydraProblem, context: Lined) {
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
