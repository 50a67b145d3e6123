import type { Check } from '../check.js'
import { clientWithQuery } from './client-with-query.js'
import { staysAtProvider } from './stays-at-provider.js'
import { withQuery } from './with-query.js'

/** The query is compared too. */
export const ruriQueryMismatch: Check = {
  id: 'redirect-uri/ruri-query-mismatch',
  title: 'A redirect_uri whose query differs from the registered one is not accepted',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.1.2.1', level: 'MUST' },
  oidf: 'oidcc-redirect-uri-query-mismatch',
  operations: ['authorize'],
  async run(context) {
    const { response_type, wish, bare } = await clientWithQuery(context, 'foo=bar')
    const client = await context.client(wish)
    const redirect_uri = withQuery(bare, 'foo=other')
    return staysAtProvider(await context.authorize({ client, parameters: { response_type, redirect_uri } }))
  },
}
