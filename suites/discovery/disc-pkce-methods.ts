import { fail, pass, skip } from '../verdict.js'
import { configurationCheck, strings } from './configuration.js'

/** Clients learn how to use PKCE. */
export const discPkceMethods = configurationCheck({
  id: 'discovery/disc-pkce-methods',
  title: 'code_challenge_methods_supported, if given, is an array, empty or with S256 or plain',
  requirement: { standard: 'RFC 8414', section: '2', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'RFC 7636', section: '4.3', level: 'MUST' }],
  judge({ code_challenge_methods_supported }) {
    if (code_challenge_methods_supported === undefined) return skip('code_challenge_methods_supported is not given')
    const methods = strings(code_challenge_methods_supported)
    const right =
      methods !== undefined && (methods.length === 0 || methods.includes('S256') || methods.includes('plain'))
    return right ? pass() : fail('an array, empty or with S256 or plain', code_challenge_methods_supported)
  },
})
