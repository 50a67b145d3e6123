import { workingFlow } from '../authorization-request/working-flow.js'
import type { Check } from '../check.js'
import { anyResponseType } from '../response-types/response-type.js'
import { staysAtProvider } from './stays-at-provider.js'
import { withQuery } from './with-query.js'

/** A query that was not registered makes another URI. */
export const ruriQueryAdded: Check = {
  id: 'redirect-uri/ruri-query-added',
  title: 'A registered redirect_uri with a query added to it is not accepted',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.1.2.1', level: 'MUST' },
  oidf: 'oidcc-redirect-uri-query-added',
  operations: ['authorize'],
  async run(context) {
    const response_type = anyResponseType(context.capabilities)
    const { client } = await workingFlow(context, { response_type }, 'authorization')
    const redirect_uri = withQuery(client.redirect_uris[0], 'foo=bar')
    return staysAtProvider(await context.authorize({ client, parameters: { response_type, redirect_uri } }))
  },
}
