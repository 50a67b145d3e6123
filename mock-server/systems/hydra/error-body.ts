import { describable, OAuthError } from '../../errors.js'
import { plainResponse } from '../../json-response.js'
import type { HydraContext, HydraRequest } from './context.js'
import { HydraError, type HydraProblem, unknownError } from './hydra-error.js'
import { type HydraOperation, operationIdOf } from './operations.js'
import { goJson, marshalled } from './respond.js'
import { throughError } from './seam.js'

/** Operations whose errors fosite writes: the token endpoint and its kin. All others are written by herodot. */
const BY_FOSITE: ReadonlySet<HydraOperation> = new Set([
  'oauth2TokenExchange',
  'introspectOAuth2Token',
  'revokeOAuth2Token',
  'oAuth2DeviceFlow',
])

type Context = Pick<HydraContext, 'line' | 'settings' | 'log' | 'through' | 'issuer'>
type Told = Pick<HydraContext, 'line' | 'settings'>

/** The standing sentence. */
export const standingDescription = ({ description, verbatim }: HydraProblem, { line }: Pick<Told, 'line'>): string =>
  line.errors.fullStop && verbatim !== true && /\w$/.test(description) ? `${description}.` : description

const joined = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' ')

/** Whether hint and debug are members of their own. */
const isSeparate = ({ line, settings }: Told): boolean =>
  line.errors.hint === 'separate' || (line.errors.legacyFields && settings.includeLegacyErrorFields)

type OAuthMembers = Readonly<Record<'error' | 'error_description', string>> &
  Readonly<Partial<Record<'error_hint' | 'error_debug', string>>>

/** What an error of OAuth 2.0 says: hint and debug are members of their own, or end the description. */
export function oauthMembers(problem: HydraProblem, { line, settings }: Told): OAuthMembers {
  const { error, hint, debug } = problem
  const standing = standingDescription(problem, { line })
  const shown = settings.exposeInternalErrors ? debug : undefined
  if (!isSeparate({ line, settings }))
    return { error, error_description: joined(standing, hint, shown).replaceAll('"', "'") }
  return {
    error,
    error_description: standing,
    ...(hint !== undefined && hint !== '' && { error_hint: hint }),
    ...(shown !== undefined && shown !== '' && { error_debug: shown }),
  }
}

/** The members of a problem in the order of fosite. */
function fositeMembers(problem: HydraProblem, context: Told) {
  const { error, error_description, error_hint, error_debug } = oauthMembers(problem, context)
  return {
    error,
    error_description: describable(error_description),
    ...(error_hint !== undefined && { error_hint }),
    ...(isSeparate(context) && { status_code: problem.status }),
    ...(error_debug !== undefined && { error_debug }),
    ...problem.more,
  }
}

/** The members of a problem in the order of herodot: it shows what is for operators always, or never. */
function herodotMembers(problem: HydraProblem, { line }: Told) {
  const { error, hint, debug, status, more } = problem
  const standing = standingDescription(problem, { line })
  if (line.errors.hint === 'appended') return { error, error_description: joined(standing, hint), ...more }
  return {
    error,
    error_description: standing,
    ...(hint !== undefined && hint !== '' && { error_hint: hint }),
    status_code: status,
    ...(debug !== undefined && debug !== '' && { error_debug: debug }),
    request_id: '',
    ...more,
  }
}

/** Who is answered. */
type Asked = Pick<HydraRequest, 'operation' | 'method'>

/** Revocation has its errors ready-made: no setting changes them. */
const toldBy = ({ operation }: Asked, { line, settings }: Told): Told =>
  operation === 'revokeOAuth2Token'
    ? { line, settings: { ...settings, includeLegacyErrorFields: false } }
    : { line, settings }

/** The answer of the token endpoint and its kin to a request that it refuses. */
function fositeResponse(problem: HydraProblem, asked: Asked, context: Context): Response {
  const { members, status } = bent(fositeMembers(problem, toldBy(asked, context)), problem, asked, context)
  return plainResponse(marshalled(members), status, {
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
  members: ReturnType<typeof fositeMembers> | ReturnType<typeof herodotMembers>,
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
