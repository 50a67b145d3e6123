import { digest, equalInConstantTime } from '../digest.js'
import { OAuthError } from '../errors.js'
import type { Rules } from '../rules.js'
import type { AuthorizationCodeRecord } from '../store/records.js'

/** code_challenge from code_verifier, RFC 7636 section 4.2. */
const TRANSFORMATIONS = {
  S256: async (verifier: string) => Buffer.from(await digest('SHA-256', verifier)).toString('base64url'),
  plain: async (verifier: string) => verifier,
} as const

/** Verifies the code_verifier of a token request, RFC 7636 section 4.6 and RFC 9700 section 4.8.2. */
export async function verifyCodeVerifier(
  { code_challenge, code_challenge_method = 'plain' }: AuthorizationCodeRecord,
  verifier: string | undefined,
  rules: Rules,
): Promise<void> {
  if (code_challenge === undefined) {
    if (verifier !== undefined && rules.enforces('pkce-downgrade')) {
      throw new OAuthError(
        'invalid_grant',
        'code_verifier was sent, but the authorization request had no code_challenge',
      )
    }
    return
  }
  if (!rules.enforces('pkce-verifier')) return
  if (verifier === undefined) throw new OAuthError('invalid_grant', 'code_verifier is missing')
  const challenge = await TRANSFORMATIONS[code_challenge_method](verifier)
  if (!equalInConstantTime(challenge, code_challenge)) {
    throw new OAuthError('invalid_grant', 'code_verifier does not belong to the code_challenge')
  }
}
