import { mediaType } from '../harness/exchange.js'
import { fail, pass } from '../verdict.js'
import { tokenErrorCheck } from './token-errors.js'

/** A refusal can be read by a program. */
export const errTokenJson = tokenErrorCheck({
  id: 'errors/err-token-json',
  title: 'A refused token request is answered with a JSON object that has an error',
  requirement: { standard: 'RFC 6749', section: '5.2', level: 'MUST' },
  judge({ body, exchange }) {
    const type = mediaType(exchange)
    if (type !== 'application/json') return fail('application/json', type)
    if (body === undefined) return fail('a JSON object', 'something else')
    return body.error === undefined ? fail('a member error', Object.keys(body)) : pass()
  },
})
