import { digest, equalInConstantTime } from '../../../digest.js'
import type { HydraContext } from '../context.js'
import type { HydraCode } from '../flow-records.js'
import { hydraError } from '../hydra-error.js'
import type { HydraClient } from '../records.js'

const isEnforced = ({ settings }: HydraContext, client: HydraClient): boolean =>
  settings.pkceEnforced || (settings.pkceEnforcedForPublicClients && client.token_endpoint_auth_method === 'none')

/**
 * Judges the challenge of an authorization request, RFC 7636 section 4.4.1.
 *
 * @throws HydraError `invalid_request`
 */
export function judgeChallenge(context: HydraContext, client: HydraClient, form: URLSearchParams): void {
  const method = form.get('code_challenge_method') ?? ''
  if (!form.get('code_challenge')) {
    if (isEnforced(context, client)) throw hydraError('invalid_request', "The client must send a 'code_challenge'.")
    return
  }
  if (method === 'S256') return
  if (method === 'plain' || method === '')
    throw hydraError('invalid_request', "'code_challenge_method' must be S256: plain is not allowed.")
  throw hydraError('invalid_request', `There is no 'code_challenge_method' ${method}: use S256.`)
}

/**
 * Judges the verifier of a token request, RFC 7636 section 4.6. Whatever was given with the code is used up by it.
 *
 * @throws HydraError `invalid_grant`, or `invalid_request` where PKCE is a must and its data are used up
 */
export async function judgeVerifier(
  context: HydraContext,
  client: HydraClient,
  { code, verifier }: { readonly code: HydraCode; readonly verifier: string },
): Promise<void> {
  const { code_challenge: challenge } = code
  const kept = challenge !== '' || context.line.flows.tokens.pkceWithoutChallenge === 'kept'
  if (code.pkce_spent || !kept) {
    if (verifier !== '' || context.line.flows.tokens.pkceWithoutChallenge === 'kept')
      throw hydraError('invalid_grant', 'Nothing of PKCE is known of this code.', { debug: 'not found' })
    if (isEnforced(context, client)) throw hydraError('invalid_request', 'The client must use PKCE.')
    return
  }
  if (challenge === '' && verifier === '' && !isEnforced(context, client)) return
  if (verifier.length < 43 || verifier.length > 128 || !/^[\w.~-]+$/.test(verifier))
    throw hydraError('invalid_grant', "'code_verifier' must have 43 to 128 characters out of letters, digits and -._~.")
  const hash = Buffer.from(await digest('SHA-256', verifier)).toString('base64url')
  if (!equalInConstantTime(hash, challenge))
    throw hydraError('invalid_grant', "'code_verifier' does not fit the challenge.")
}
