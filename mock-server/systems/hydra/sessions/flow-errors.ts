import { equalInConstantTime } from '../../../digest.js'
import type { HydraContext } from '../context.js'
import type { HydraFlow, Rejection } from '../flow-records.js'
import { HydraError, type HydraErrorName, hydraError, unknownError } from '../hydra-error.js'
import type { Step } from './handles.js'
import { requestTtl } from './request-ttl.js'

/** What the standing hint of `invalid_request` says where a line gives no other. */
export const CHECK_PARAMETERS =
  'Look at the parameters again: their spelling, letter case and white space, and whether the redirect URI is registered.'

/** An error with what is wrong this time; lines with few hints tell operators only, and clients what `standing` says. */
export const reasoned = (
  { line }: Pick<HydraContext, 'line'>,
  error: HydraErrorName,
  reason: string,
  standing?: string,
): HydraError => (line.flows.fewHints ? hydraError(error, standing, { debug: reason }) : hydraError(error, reason))

/** A verifier that was used, or never was one. */
export const spentVerifier = (context: HydraContext, step: Step, known: boolean): HydraError =>
  known && context.line.flows.spentVerifier === 'invalid_request'
    ? hydraError('invalid_request', CHECK_PARAMETERS, { debug: `the ${step} verifier was used before` })
    : reasoned(
        context,
        'access_denied',
        `The ${step} verifier was used before, was not granted or is none.`,
        'Look at the request again: it may ask for more than is allowed.',
      )

/** The app refused: its error, as it was given. */
export const rejectionError = (rejection: Rejection): HydraError =>
  new HydraError({
    error: rejection.error,
    status: rejection.status_code,
    description: rejection.error_description,
    verbatim: true,
    ...(rejection.error_hint !== '' && { hint: rejection.error_hint }),
    ...(rejection.error_debug !== '' && { debug: rejection.error_debug }),
  })

/** @throws HydraError `request_unauthorized` when the request took too long */
export function judgeLifetime(context: HydraContext, { requested_at }: Pick<HydraFlow, 'requested_at'>): void {
  if (requested_at + requestTtl(context) * 1_000 >= context.clock.now()) return
  const reason = 'The request took too long: start again.'
  throw reasoned(context, 'request_unauthorized', reason, 'Look at the credentials: they may be wrong or malformed.')
}

/** @throws HydraError `invalid_client` when the browser brings the flow back for another client */
export function judgeClientOfFlow({ client_id }: HydraFlow, brought: string | null): void {
  if (client_id !== brought) throw hydraError('invalid_client', 'The flow began for another client.')
}

/** @throws HydraError `request_forbidden` when the request did not begin in this browser */
export function judgeCsrf(context: HydraContext, cookie: string | undefined, expected: string): void {
  if (cookie !== undefined && equalInConstantTime(cookie, expected)) return
  const missing = 'The cookie that ties the request to its browser did not come.'
  const other = 'The cookie that ties the request to its browser belongs to another request.'
  const said = cookie === undefined ? missing : other
  throw reasoned(context, 'request_forbidden', said, 'This is not allowed.')
}

/** A body that the app of the operator sent and nobody can decode. */
export const bodyError = (nameless: boolean, { line }: HydraContext, problem: string): HydraError =>
  nameless
    ? new HydraError({
        ...unknownError(problem).problem,
        status: 400,
        // The body goes on saying 500.
        ...(line.errors.hint === 'separate' && { more: { status_code: 500 } }),
      })
    : hydraError('invalid_request', `The body cannot be decoded: ${problem}.`)

/** Herodot's answer to what it does not find. */
export const notFound = (): HydraError =>
  new HydraError({ error: 'Not Found', status: 404, description: 'What was asked for cannot be found' })

/** The answer of the database to what it does not find. */
export const noRows = (): HydraError =>
  new HydraError({ error: 'Unable to locate the resource', status: 404, description: '' })

const conflict = (debug: string): HydraError =>
  new HydraError({
    error: 'Conflict',
    status: 409,
    description: 'The request cannot be handled in the present state of the resource',
    debug,
  })

/** A request that was used. */
export const usedRequest = (step: Step): HydraError => conflict(`this ${step} request was used before`)

/** The answer of the database to what is there already. */
export const existsAlready = (): HydraError =>
  new HydraError({
    error: 'Unable to insert or update resource because a resource with that value exists already',
    status: 409,
    description: '',
  })
