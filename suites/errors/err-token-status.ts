import { fail, pass } from '../verdict.js'
import { tokenErrorCheck } from './token-errors.js'

/** The status of a refusal says who is to blame. */
export const errTokenStatus = tokenErrorCheck({
  id: 'errors/err-token-status',
  title: 'A refused token request has status 400, or 401 when the client did not authenticate',
  requirement: { standard: 'RFC 6749', section: '5.2', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '3.1.3.4', level: 'MUST' }],
  judge({ statuses, exchange }) {
    const { status } = exchange.response
    return statuses.includes(status) ? pass() : fail(statuses.join(' or '), status)
  },
})
