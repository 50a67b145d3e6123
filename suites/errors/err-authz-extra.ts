import { pass, warn } from '../verdict.js'
import { authorizationErrorCheck } from './authorization-errors.js'

/** RFC 6749 section 4.1.2.1, RFC 9207 section 2 and OpenID Connect Session Management 1.0 section 2. */
const KNOWN: ReadonlySet<string> = new Set([
  'error',
  'error_description',
  'error_uri',
  'state',
  'session_state',
  'iss',
  // RFC 6749 section 4.1.2.1 forbids it here: the matter of err-authz-present.
  'code',
])

/** Nothing unknown goes to the client with an error. */
export const errAuthzExtra = authorizationErrorCheck({
  id: 'errors/err-authz-extra',
  title: 'An authorization error response has no parameters but those of the standards',
  requirement: { standard: 'RFC 6749', section: '4.1.2.1', level: 'SHOULD' },
  judge({ callback }, { target }) {
    const own = new URL(callback.sent.redirect_uri ?? callback.client.redirect_uris[0]).searchParams
    const extra = callback.found
      .map(({ name }) => name)
      .filter((name) => !KNOWN.has(name) && !own.has(name) && !target.allowedExtensions.includes(name))
    return extra.length === 0 ? pass() : warn('parameters of the standards', [...new Set(extra)])
  },
})
