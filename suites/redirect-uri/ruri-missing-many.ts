import { workingFlow } from '../authorization-request/working-flow.js'
import type { Check } from '../check.js'
import { anyResponseType } from '../response-types/response-type.js'
import { staysAtProvider } from './stays-at-provider.js'

/** With two redirect URIs to choose from, the provider does not choose. */
export const ruriMissingMany: Check = {
  id: 'redirect-uri/ruri-missing-many',
  title: 'A request without redirect_uri for a client that has two is shown an error page',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.1.2.1', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'RFC 6749', section: '3.1.2.3', level: 'MUST' }],
  oidf: 'oidcc-ensure-redirect-uri-in-authorization-request',
  operations: ['authorize'],
  async run(context) {
    const response_type = anyResponseType(context.capabilities)
    const client = { response_types: [response_type], redirectUriCount: 2 }
    const flow = await workingFlow(context, { response_type, client }, 'authorization')
    const parameters = { response_type, redirect_uri: undefined }
    return staysAtProvider(await context.authorize({ client: flow.client, parameters }))
  },
}
