import { createHash } from 'node:crypto'
import { workingFlow } from '../authorization-request/working-flow.js'
import { describeOutcome } from '../authorization-response/describe-outcome.js'
import type { CheckContext, Client } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { Skip } from '../verdict.js'

/** A code, and what proves to whom it belongs. */
export interface ChallengedCode {
  readonly client: Client
  readonly code: string
  readonly redirect_uri: string
  /** RFC 7636 section 4.1. */
  readonly code_verifier: string
  /** RFC 7636 section 4.2. */
  readonly code_challenge: string
}

/** The length of a verifier made of 32 octets, RFC 7636 section 4.1. */
const VERIFIER_LENGTH = 43

/** The transformation S256, RFC 7636 section 4.2. */
export const s256 = (code_verifier: string): string => createHash('sha256').update(code_verifier).digest('base64url')

/** Gets a code by a request with an S256 challenge. Throws `Skip` when an ordinary code flow fails, or this one already at the authorization endpoint. */
export async function challengedCode(
  context: CheckContext,
  code_verifier = context.random(VERIFIER_LENGTH),
): Promise<ChallengedCode> {
  const { client } = await workingFlow(context, { response_type: 'code' }, 'token')
  const code_challenge = s256(code_verifier)
  const outcome = await context.authorize({ client, parameters: { code_challenge, code_challenge_method: 'S256' } })
  const code = outcome.kind === 'callback' ? (outcome.parameters.code ?? '') : ''
  if (code === '') {
    throw new Skip(`a request with an S256 challenge got no code but ${describeOutcome(outcome)}`, 'pkce/pkce-s256-ok')
  }
  return {
    client,
    code,
    redirect_uri: outcome.sent.redirect_uri ?? client.redirect_uris[0],
    code_verifier,
    code_challenge,
  }
}

/** Sends the token request for the code, with this verifier or none. */
export const redeem = (
  context: CheckContext,
  { client, code, redirect_uri }: Pick<ChallengedCode, 'client' | 'code' | 'redirect_uri'>,
  code_verifier: string | undefined,
): Promise<Exchange> =>
  context.token({ client, form: { grant_type: 'authorization_code', code, redirect_uri, code_verifier } })
