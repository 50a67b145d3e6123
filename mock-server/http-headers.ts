/** Of every answer that holds tokens, claims or client data: RFC 6749 section 5.1, RFC 9700 section 4.3. */
export const NO_STORE = { 'cache-control': 'no-store', pragma: 'no-cache' } as const

/** Of an answer 401 to a client, RFC 6749 section 5.2. */
export const AUTHENTICATE_CLIENT = { 'www-authenticate': 'Basic realm="client", charset="UTF-8"' } as const

/** A quoted string of RFC 9110 section 5.6.4. The values put in here are printable ASCII without quotes already. */
const quoted = (value: string): string => `"${value.replace(/["\\]/g, '')}"`

/** The challenge of a resource to the bearer of a token, RFC 6750 section 3. */
export function bearerChallenge(attributes: Readonly<Record<string, string>> = {}): {
  readonly 'www-authenticate': string
} {
  const parts = Object.entries({ realm: 'userinfo', ...attributes }).map(([name, value]) => `${name}=${quoted(value)}`)
  return { 'www-authenticate': `Bearer ${parts.join(', ')}` }
}
