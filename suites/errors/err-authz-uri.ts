import { authorizationErrorCheck } from './authorization-errors.js'
import { judgeErrorUri } from './error-text.js'

/** The address of the explanation is an address. */
export const errAuthzUri = authorizationErrorCheck({
  id: 'errors/err-authz-uri',
  title: 'error_uri of an authorization error response is a URI',
  requirement: { standard: 'RFC 6749', section: '4.1.2.1', level: 'MUST' },
  judge: ({ label, callback }) => judgeErrorUri(callback.parameters.error_uri, { note: label }),
})
