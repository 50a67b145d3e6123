import { fail, pass, skip } from '../verdict.js'
import { isErrorCode } from './error-text.js'
import { tokenErrorCheck } from './token-errors.js'

/** The error code is the one that the case calls for. */
export const errTokenCode = tokenErrorCheck({
  id: 'errors/err-token-code',
  title: 'The error of a refused token request is the code that the standard has for the case',
  requirement: { standard: 'RFC 6749', section: '5.2', level: 'MUST' },
  judge({ body, codes }) {
    if (body?.error === undefined) return { ...skip('there is no error'), blockedBy: 'errors/err-token-json' }
    const expected = codes.join(' or ')
    return isErrorCode(body.error) && codes.includes(body.error) ? pass() : fail(expected, body.error)
  },
})
