import { describable } from './errors.js'

/** Of every answer that holds tokens, claims or client data: RFC 6749 section 5.1, RFC 9700 section 4.3. */
export const NO_STORE = { 'cache-control': 'no-store', pragma: 'no-cache' } as const

/** A quoted string of RFC 9110 section 5.6.4. */
const quoted = (value: string): string => `"${describable(value)}"`

const challenge = (
  scheme: string,
  attributes: Readonly<Record<string, string>>,
): { readonly 'www-authenticate': string } => {
  const parts = Object.entries(attributes).map(([name, value]) => `${name}=${quoted(value)}`)
  return { 'www-authenticate': `${scheme} ${parts.join(', ')}` }
}

/**
 * Of an answer 401 to a client, RFC 6749 section 5.2. It repeats the error, since many libraries show the challenge and not the body;
 * others ignore what they don't know (RFC 7617 section 2).
 */
export const clientChallenge = (error_description: string) =>
  challenge('Basic', { realm: 'client', charset: 'UTF-8', error: 'invalid_client', error_description })

/** The challenge of a resource to the bearer of a token, RFC 6750 section 3. */
export const bearerChallenge = (attributes: Readonly<Record<string, string>> = {}) =>
  challenge('Bearer', { realm: 'userinfo', ...attributes })
