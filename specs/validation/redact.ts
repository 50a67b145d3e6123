import { isObject } from '../open-api-document.js'

const SECRET_NAME =
  /token|secret|password|assertion|cookie|authorization$|^(code|device_code|user_code|code_verifier)$/i
/** Names that speak of a secret without being one. */
const ABOUT_SECRET =
  /(_types?|_type_hint|_endpoint|_supported|_methods?|_alg|_enc|_uris?|_at|_in|_lifespan|_required|_values|_format|_strategy)$/i
/** Private members of a JSON Web Key, RFC 7518 section 6. */
const PRIVATE_KEY_MEMBERS = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'])
const JWT = /[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/g

const LONGEST_TEXT = 200
const MOST_MEMBERS = 20
const DEEPEST = 3

/** Whether a member, header or parameter of this name carries something that must not be shown. */
export const isSecretName = (name: string): boolean => SECRET_NAME.test(name) && !ABOUT_SECRET.test(name)

/**
 * A value fit to be shown: secrets replaced, long text and large or deep structures cut.
 *
 * @param names where the value stood, outermost first
 */
export function redact(value: unknown, names: readonly string[] = []): unknown {
  return names.some(isSecretName) ? hidden(value) : shown(value, 0)
}

function shown(value: unknown, depth: number): unknown {
  if (typeof value === 'string') {
    const text = value.replaceAll(JWT, '(JWT)')
    return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}… (${text.length} characters)` : text
  }
  if (Array.isArray(value)) {
    if (depth >= DEEPEST) return `(array of ${value.length})`
    return value.slice(0, MOST_MEMBERS).map((item) => shown(item, depth + 1))
  }
  if (!isObject(value)) return value
  const members = Object.entries(value)
  if (depth >= DEEPEST) return `(object of ${members.length} members)`
  return Object.fromEntries(
    members.slice(0, MOST_MEMBERS).map(([name, each]) => {
      const secret = isSecretName(name) || PRIVATE_KEY_MEMBERS.has(name)
      return [name, secret ? hidden(each) : shown(each, depth + 1)]
    }),
  )
}

/** Says of what kind a secret is; true, false and null give nothing away. */
function hidden(value: unknown): unknown {
  if (value === null || value === undefined || typeof value === 'boolean') return value
  return `(${Array.isArray(value) ? 'array' : typeof value} not shown)`
}
