import { expectedIssuer } from '../id-token/expected-issuer.js'
import { fail, pass, skip } from '../verdict.js'
import { authorizationErrorCheck } from './authorization-errors.js'

/** The client can tell which provider speaks. */
export const errAuthzIss = authorizationErrorCheck({
  id: 'errors/err-authz-iss',
  title: 'iss in an authorization error response is the issuer',
  requirement: { standard: 'RFC 9207', section: '2', level: 'MUST' },
  judge({ callback }, context) {
    const { iss } = callback.parameters
    if (iss === undefined) return skip('no error response has iss')
    const expected = expectedIssuer(context)
    return iss === expected ? pass() : fail(expected, iss)
  },
})
