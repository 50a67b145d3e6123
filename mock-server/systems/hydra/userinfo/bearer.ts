import type { HydraContext, HydraRequest } from '../context.js'
import { standingDescription } from '../error-body.js'
import { HydraError, hydraError, unknownError } from '../hydra-error.js'
import {
  findAccessToken,
  findKeptAccessToken,
  findRefreshToken,
  isExpired,
  type LiveAccessToken,
  strategyOf,
} from '../token/credentials.js'
import { formInParts, formKind } from '../token/token-form.js'

/** The bearer token of a request: header, form or query, RFC 6750 section 2. */
export async function bearerToken(request: HydraRequest): Promise<string> {
  const [, header] = /^bearer (.*)$/i.exec(request.header('authorization') ?? '') ?? []
  return header ?? (await bearerParameter(request)) ?? ''
}

/** An encoded form goes before the query. One in parts comes after it, and hides it when it cannot be read. */
async function bearerParameter(request: HydraRequest): Promise<string | null | undefined> {
  const inQuery = request.query.get(NAME)
  const kind = WITH_BODY.has(request.method) ? formKind(request) : 'none'
  if (kind === 'encoded') return (await request.form()).get(NAME) ?? inQuery
  if (kind === 'none') return inQuery
  const form = await formInParts(request)
  return form && (inQuery ?? form.get(NAME))
}
const NAME = 'access_token'
const WITH_BODY: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH'])

/**
 * The access token that a request bears.
 *
 * @throws HydraError with a challenge
 */
export async function bornToken(request: HydraRequest, context: HydraContext): Promise<LiveAccessToken> {
  const text = await bearerToken(request)
  const found = await findAccessToken(context, text)
  if (found === undefined) {
    const other = await findRefreshToken(context, text)
    if (other !== undefined && !isExpired(other.token, context)) throw onlyAccessTokens(context)
    const kept = await findKeptAccessToken(context, text)
    const defect = kept && (await defectOf(context, kept))
    if (defect !== undefined) throw defect
    throw challenged(
      context,
      hydraError('request_unauthorized', 'Look at the credentials: they are missing, wrong or over.', {
        debug: ': not_found',
      }),
    )
  }
  if (isExpired(found.token, context)) throw challenged(context, expired(context, found))
  return found
}

/** What is wrong with an access token that is known and not good any more: a mistake in the request, without a challenge. */
async function defectOf(context: HydraContext, { token, client }: LiveAccessToken): Promise<HydraError | undefined> {
  const isJwt = token.signed_by !== undefined
  if ((strategyOf(context, client) === 'jwt') !== isJwt)
    return hydraError('invalid_token', 'The token has not the form that tokens of its client have by now.', {
      status: 400,
    })
  if (!isJwt) return undefined
  if ((await context.keys.verifierId('access-token')) !== undefined)
    return hydraError('token_signature_mismatch', 'Another key signs by now.')
  // There are keys that the servers sign by and cannot check with.
  const isSigned = (await context.keys.signerId('access-token')) !== undefined
  return isSigned ? unknownError('the key that signs cannot check a signature') : undefined
}

/** For operators there is more to say only where a library judged the token: a JWT. */
const expired = ({ line }: HydraContext, { token }: LiveAccessToken): HydraError =>
  hydraError(line.flows.tokens.expiredAtUserinfo, 'The access token is expired.', {
    ...(token.signed_by !== undefined && { debug: 'expired' }),
  })

const quoted = (text: string): string => text.replaceAll('"', "'")

/** The error with its challenge. Lines of 1.x leave the scheme out. */
function challenged(context: HydraContext, { problem }: HydraError): HydraError {
  const { error, hint = '' } = problem
  const standing = standingDescription(problem, context)
  const bare = context.line.flows.tokens.userinfoChallenge === 'bare'
  const value = bare
    ? `error=${error},error_description=${standing},error_hint=${hint}`
    : `Bearer error="${error}",error_description="${quoted(`${standing} ${hint}`)}"`
  return new HydraError({ ...problem, headers: { 'www-authenticate': value } })
}

function onlyAccessTokens(context: HydraContext): HydraError {
  const text = 'Only an access token opens this.'
  const bare = context.line.flows.tokens.userinfoChallenge === 'bare'
  return new HydraError({
    error: 'error',
    status: 401,
    description: 'The server has no name for this error',
    debug: text,
    ...(context.line.errors.hint === 'separate' && { more: { status_code: 500 } }),
    headers: {
      'www-authenticate': bare
        ? `error_description="${text}"`
        : `Bearer error="invalid_token",error_description="${text}"`,
    },
  })
}
