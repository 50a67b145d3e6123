import type { Check } from '../check.js'
import { clientWithQuery } from '../redirect-uri/client-with-query.js'
import { missingPairs } from '../redirect-uri/with-query.js'
import { fail, pass, Skip } from '../verdict.js'

const QUERY = 'a=b&c=d'

/** The client's own query is part of its redirect URI. */
export const respRegisteredQuery: Check = {
  id: 'authorization-response/resp-registered-query',
  title: 'The whole query of a registered redirect URI is kept when response parameters are added',
  requirement: { standard: 'RFC 6749', section: '3.1.2', level: 'MUST' },
  oidf: 'oidcc-redirect-uri-query-OK',
  operations: ['authorize'],
  async run(context) {
    const { response_type, wish, registered } = await clientWithQuery(context, QUERY)
    const parameters = { redirect_uri: registered }
    const { callback, failure } = await context.flow({
      response_type,
      client: wish,
      parameters,
      until: 'authorization',
    })
    if (callback === undefined) {
      throw new Skip(
        `a redirect URI with a query does not work at all: ${failure?.because}`,
        'redirect-uri/ruri-query-ok',
      )
    }
    const lost = missingPairs(callback.url, QUERY)
    return lost.length === 0 ? pass() : fail(`a redirect to ${registered}`, `${lost.join(' and ')} is lost`, callback)
  },
}
