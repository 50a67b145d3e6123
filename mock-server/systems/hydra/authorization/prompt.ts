import type { HydraContext } from '../context.js'
import { type HydraError, hydraError } from '../hydra-error.js'
import { type AuthorizationRequest, clientOf } from './authorization-request.js'
import { hintClaims } from './id-token-hint.js'
import { maxAgeOf } from './max-age.js'
import { isSecureRedirectUri } from './redirect-uri.js'

const PROMPTS = ['login', 'none', 'consent']
/** How far clocks may differ, in milliseconds. */
const WIGGLE = 5_000

/** Who signed in when; times in milliseconds since 1970. */
export interface Authentication {
  /** As the client knows the person. */
  readonly subject: string
  readonly authenticatedAt: number
  readonly requestedAt: number
}

/**
 * Judges a sign-in by `prompt`, `max_age` and `id_token_hint`.
 *
 * @throws HydraError `login_required` when it does not satisfy them, others when they make no sense
 */
export async function judgePrompt(
  context: HydraContext,
  request: AuthorizationRequest,
  authentication: Authentication,
): Promise<void> {
  const { prompt } = request
  const client = clientOf(request)
  if (
    client.token_endpoint_auth_method === 'none' &&
    prompt.includes('none') &&
    !isSecureRedirectUri(request.redirectUri ?? '', context)
  )
    throw hydraError(
      'consent_required',
      "A public client may not use 'prompt=none' with a redirect URI over plain http.",
    )
  const known = context.line.flows.promptRegistration ? [...PROMPTS, 'registration'] : PROMPTS
  if (prompt.some((value) => !known.includes(value)))
    throw hydraError('invalid_request', `'prompt' has a value that is not known: '${prompt.join(' ')}'.`)
  if (prompt.includes('none') && prompt.length > 1)
    throw hydraError('invalid_request', "'prompt' has the value 'none' and others beside it.")
  judgeTimes(request, authentication, context.clock.now())
  const hint = request.form.get('id_token_hint') ?? ''
  if (hint === '') return
  const { sub } = await hintClaims(context, hint)
  if (sub !== authentication.subject)
    throw loginRequired("'id_token_hint' names another person than the one who signed in.")
}

function judgeTimes({ form, prompt }: AuthorizationRequest, times: Authentication, now: number): void {
  const { authenticatedAt, requestedAt } = times
  if (authenticatedAt > now + WIGGLE) throw hydraError('server_error', 'The person signed in in the future.')
  const maxAge = maxAgeOf(form.get('max_age') ?? '')
  if (maxAge !== undefined && maxAge.seconds > 0 && authenticatedAt + maxAge.milliseconds < requestedAt)
    throw hydraError('login_required', undefined, { debug: "the person signed in longer ago than 'max_age' allows" })
  const [authenticated, requested] = [Math.floor(authenticatedAt / 1_000), Math.floor(requestedAt / 1_000)]
  if (prompt.includes('none') && authenticated > requested)
    throw loginRequired("The person signed in during this request, which 'prompt=none' rules out.")
  if (prompt.includes('login') && authenticated < requested)
    throw loginRequired("The person signed in before this request, which 'prompt=login' rules out.")
}

const loginRequired = (hint: string): HydraError => hydraError('login_required', hint)
