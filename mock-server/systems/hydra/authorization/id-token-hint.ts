import { seconds } from '../../../clock.js'
import type { JsonObject } from '../../../seams.js'
import type { HydraContext } from '../context.js'
import { hydraError } from '../hydra-error.js'

/**
 * Claims of an ID token of this server; it may be expired.
 *
 * @throws HydraError `invalid_request` when the server did not sign it
 */
export async function hintClaims(context: HydraContext, hint: string): Promise<JsonObject> {
  const verified = await context.keys.verify('id-token', hint)
  if (verified === undefined) throw hydraError('invalid_request', "'id_token_hint' is no ID token of this server.")
  return verified.claims
}

/** Whether a hint was issued by this server and not in the future. */
export const isOwn = ({ issuer, clock }: HydraContext, { iss, iat }: JsonObject): boolean =>
  iss === issuer && typeof iat === 'number' && iat <= seconds(clock) + 1
