import { completes } from '../authorization-request/working-flow.js'
import type { Check } from '../check.js'
import { fail } from '../verdict.js'
import { clientWithQuery } from './client-with-query.js'
import { missingPairs } from './with-query.js'

const QUERY = 'foo=bar'

/** A redirect URI may have a query of its own. */
export const ruriQueryOk: Check = {
  id: 'redirect-uri/ruri-query-ok',
  title: 'A redirect_uri that is registered with a query is accepted and keeps it',
  requirement: { standard: 'RFC 6749', section: '3.1.2', level: 'MUST' },
  oidf: 'oidcc-redirect-uri-query-OK',
  operations: ['authorize', 'getToken'],
  async run(context) {
    const { response_type, wish, registered } = await clientWithQuery(context, QUERY)
    const flow = await context.flow({
      response_type,
      client: wish,
      parameters: { redirect_uri: registered },
      until: 'token',
    })
    const lost = flow.callback === undefined ? [] : missingPairs(flow.callback.url, QUERY)
    if (lost.length > 0) return fail(`a redirect to ${registered}`, `${lost.join(' and ')} is lost`, flow.authorization)
    return completes(flow, `the flow completes with redirect_uri ${registered}`)
  },
}
