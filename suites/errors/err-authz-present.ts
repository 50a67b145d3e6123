import { fail, pass } from '../verdict.js'
import { authorizationErrorCheck } from './authorization-errors.js'

/** An error response is an error, and nothing else. */
export const errAuthzPresent = authorizationErrorCheck({
  id: 'errors/err-authz-present',
  title: 'An authorization error response has an error and no code',
  requirement: { standard: 'RFC 6749', section: '4.1.2.1', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '3.1.2.6', level: 'MUST' }],
  judge({ callback: { parameters } }) {
    // Names only: a code is a secret.
    const names = Object.keys(parameters)
    return (parameters.error ?? '') !== '' && parameters.code === undefined
      ? pass()
      : fail('error, and no code', names.length === 0 ? 'no parameters' : names)
  },
})
