import type { ProviderContext } from '../context.js'
import { OAuthError } from '../errors.js'
import type { ClientRecord } from '../store/records.js'
import type { AuthorizationRequest } from './authorization-request.js'
import { promises, type ResponseType } from './response-type.js'

const refused = (problem: string): OAuthError => new OAuthError('invalid_request', problem)

/** Judges `code_challenge` and `code_challenge_method`, RFC 7636 sections 4.2 to 4.4. Public clients need them: RFC 9700 section 2.1.1. */
export function judgeCodeChallenge(
  { rules, options }: Pick<ProviderContext, 'rules' | 'options'>,
  client: ClientRecord,
  response_type: ResponseType,
  { code_challenge: challenge, code_challenge_method }: Readonly<Record<string, string>>,
): AuthorizationRequest['code_challenge'] {
  if (!promises(response_type, 'code')) return undefined
  if (challenge === undefined) {
    if (code_challenge_method !== undefined) throw refused('code_challenge is missing')
    if (client.token_endpoint_auth_method === 'none' && rules.enforces('pkce-required-public')) {
      throw refused('code_challenge is missing: a public client must use PKCE')
    }
    return undefined
  }
  if (!/^[A-Za-z0-9._~-]{43,128}$/.test(challenge) && rules.enforces('pkce-challenge-syntax')) {
    throw refused('code_challenge must have 43 to 128 characters out of A-Z a-z 0-9 - . _ ~')
  }
  const method = code_challenge_method ?? 'plain'
  if (method === 'S256' || (method === 'plain' && options.pkcePlain)) return { challenge, method }
  if (!rules.enforces('pkce-method-known')) return { challenge, method: method === 'plain' ? 'plain' : 'S256' }
  if (code_challenge_method === undefined)
    throw refused('code_challenge_method is missing: it would be plain, which is not supported')
  throw refused(`code_challenge_method must be ${options.pkcePlain ? 'S256 or plain' : 'S256'}`)
}
