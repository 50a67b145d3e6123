import { workingFlow } from '../authorization-request/working-flow.js'
import type { Check } from '../check.js'
import { anyResponseType } from '../response-types/response-type.js'
import { staysAtProvider } from './stays-at-provider.js'

/** A redirect URI that nobody registered gets nothing, not even an error. */
export const ruriUnregistered: Check = {
  id: 'redirect-uri/ruri-unregistered',
  title: 'The browser is not sent to a redirect_uri that is not registered',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.1.2.1', level: 'MUST' },
  alsoRequiredBy: [
    { standard: 'RFC 6749', section: '3.1.2.4', level: 'MUST' },
    { standard: 'RFC 6749', section: '4.1.2.1', level: 'MUST' },
  ],
  oidf: 'oidcc-ensure-registered-redirect-uri',
  operations: ['authorize'],
  async run(context) {
    const response_type = anyResponseType(context.capabilities)
    const { client } = await workingFlow(context, { response_type }, 'authorization')
    const redirect_uri = `${client.redirect_uris[0].replace(/[?#].*$/s, '')}/${context.random()}`
    return staysAtProvider(await context.authorize({ client, parameters: { response_type, redirect_uri } }))
  },
}
