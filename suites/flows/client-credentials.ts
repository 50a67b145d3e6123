import type { Check } from '../check.js'
import { pass, skip } from '../verdict.js'
import { judgedByOpenidClient } from './openid-verdict.js'

/** A client gets a token for itself. */
export const clientCredentials: Check = {
  id: 'flows/client-credentials',
  title: 'openid-client gets an access token for the client itself',
  requirement: { standard: 'RFC 6749', section: '4.4', level: 'MUST' },
  operations: ['getToken'],
  async run(context) {
    if (!context.capabilities.grantTypes.includes('client_credentials')) {
      return skip('client_credentials is not in grant_types_supported')
    }
    context.endpoint('token_endpoint')
    const client = await context.client({
      response_types: ['code'],
      grant_types: ['authorization_code', 'client_credentials'],
    })
    if (client.token_endpoint_auth_method === 'none') return skip('the client is public')
    const config = await context.openidClient(client)
    return judgedByOpenidClient('openid-client gets an access token', async () => {
      const { clientCredentialsGrant } = await import('openid-client')
      await clientCredentialsGrant(config)
      return pass()
    })
  },
}
