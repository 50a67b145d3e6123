import { fail, pass } from '../verdict.js'
import { authorizationErrorCheck } from './authorization-errors.js'

/** The client can tell which of its requests failed. */
export const errAuthzState = authorizationErrorCheck({
  id: 'errors/err-authz-state',
  title: 'An authorization error response carries the state of the request',
  requirement: { standard: 'RFC 6749', section: '4.1.2.1', level: 'MUST' },
  judge({ callback: { parameters, sent } }) {
    return parameters.state === sent.state ? pass() : fail(sent.state, parameters.state)
  },
})
