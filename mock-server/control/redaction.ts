import { headerPairs, type headersOf } from '../request-headers.js'

const REDACTED = '[redacted]'

/** Parameters whose values open something. */
const SECRET_PARAMETERS: ReadonlySet<string> = new Set([
  'access_token',
  'assertion',
  'challenge',
  'client_assertion',
  'client_secret',
  'consent_challenge',
  'consent_verifier',
  'code',
  'code_verifier',
  'csrf',
  'device_challenge',
  'device_code',
  'device_verifier',
  'id_token',
  'id_token_hint',
  'interaction',
  'login_challenge',
  'login_verifier',
  'logout_challenge',
  'logout_token',
  'logout_verifier',
  'password',
  'refresh_token',
  'request',
  'token',
  'user_code',
])

const shown = (name: string, value: string): string => (SECRET_PARAMETERS.has(name) ? REDACTED : value)

/** Parameters by name; of a repeated one the first. */
export function redactedParameters(pairs: Iterable<readonly [string, string]>): Readonly<Record<string, string>> {
  const parameters: Record<string, string> = {}
  for (const [name, value] of pairs) if (!Object.hasOwn(parameters, name)) parameters[name] = shown(name, value)
  return parameters
}

/** A URL without secrets in query and fragment. Relative ones are taken as they are when they have neither. */
export function redactedUrl(url: string): string {
  const [, base = '', query, fragment] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(url) ?? []
  const part = (sign: string, text: string | undefined): string =>
    text === undefined ? '' : `${sign}${redactedPairs(text)}`
  return `${base}${part('?', query)}${part('#', fragment)}`
}

const redactedPairs = (text: string): string =>
  text
    .split('&')
    .map((pair) => {
      const [name = ''] = pair.split('=', 1)
      return SECRET_PARAMETERS.has(decoded(name)) ? `${name}=${REDACTED}` : pair
    })
    .join('&')

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** How each header that may hold a secret is shown. */
const HEADERS: Readonly<Record<string, (value: string) => string>> = {
  authorization: (value) => `${value.split(' ', 1)[0]} ${REDACTED}`,
  cookie: (value) => value.replace(/=[^;]*/g, `=${REDACTED}`),
  'set-cookie': (value) => value.replace(/^([^=]*)=[^;]*/, `$1=${REDACTED}`),
  location: redactedUrl,
  referer: redactedUrl,
}

/** Headers by name in lower case; several of one name are joined. */
export function redactedHeaders(headers: ReturnType<typeof headersOf>): Readonly<Record<string, string>> {
  const shownHeaders: Record<string, string> = {}
  for (const [name, value] of headerPairs(headers)) {
    const text = HEADERS[name]?.(value) ?? value
    shownHeaders[name] = Object.hasOwn(shownHeaders, name) ? `${shownHeaders[name]}, ${text}` : text
  }
  return shownHeaders
}
