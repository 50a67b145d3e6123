import { skip, worst } from '../verdict.js'
import { judgeDescription, judgeErrorUri } from './error-text.js'
import { tokenErrorCheck } from './token-errors.js'

/** The texts for the developer hold no characters that could do harm. */
export const errTokenDescription = tokenErrorCheck({
  id: 'errors/err-token-description',
  title: 'error_description and error_uri of a refused token request keep to their characters',
  requirement: { standard: 'RFC 6749', section: '5.2', level: 'MUST' },
  judge({ body, label }) {
    if (body === undefined) return skip('the answer is not a JSON object')
    const details = { note: label }
    return worst([judgeDescription(body.error_description, details), judgeErrorUri(body.error_uri, details)])
  },
})
