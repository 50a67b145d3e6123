import { authorizationErrorCheck } from './authorization-errors.js'
import { judgeDescription } from './error-text.js'

/** The text for the developer holds no characters that could do harm. */
export const errAuthzDescription = authorizationErrorCheck({
  id: 'errors/err-authz-description',
  title: 'error_description of an authorization error response keeps to its characters',
  requirement: { standard: 'RFC 6749', section: '4.1.2.1', level: 'MUST' },
  judge: ({ label, callback }) => judgeDescription(callback.parameters.error_description, { note: label }),
})
