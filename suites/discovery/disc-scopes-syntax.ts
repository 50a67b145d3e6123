import { fail, pass, skip } from '../verdict.js'
import { configurationCheck } from './configuration.js'

/** scope-token, RFC 6749 section 3.3. */
const SCOPE_TOKEN = /^[\x21\x23-\x5b\x5d-\x7e]+$/

/** Every scope can be put in a request as it stands. */
export const discScopesSyntax = configurationCheck({
  id: 'discovery/disc-scopes-syntax',
  title: 'Every scope in scopes_supported is a scope-token',
  requirement: { standard: 'RFC 6749', section: '3.3', level: 'MUST' },
  judge({ scopes_supported }) {
    if (scopes_supported === undefined) return skip('scopes_supported is not given')
    if (!Array.isArray(scopes_supported)) return fail('an array of scope-tokens', scopes_supported)
    const wrong = scopes_supported.filter((scope) => typeof scope !== 'string' || !SCOPE_TOKEN.test(scope))
    return wrong.length === 0 ? pass() : fail('scope-tokens: printable ASCII without space, " and \\', wrong)
  },
})
