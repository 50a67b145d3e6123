import type { Check } from '../check.js'
import { hasCode } from '../evidence.js'
import type { CheckContext, Client } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { fail, pass, skip, type Verdict, worst } from '../verdict.js'

/** What clients use is what the provider says it supports. */
export const tokenAuthAdvertised: Check = {
  id: 'token/token-auth-advertised',
  title: 'The authentication method of each client is listed in token_endpoint_auth_methods_supported',
  requirement: { standard: 'OpenID Connect Discovery 1.0', section: '3', level: 'MUST' },
  oidf: 'oidcc-server',
  operations: ['getDiscovery', 'registerClient'],
  async run(context) {
    // Without the member the default of the standard holds.
    const listed = context.metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const advertised: readonly unknown[] = Array.isArray(listed) ? listed : []
    const judge = (method: string, exchange: Exchange): Verdict => {
      if (advertised.includes(method)) return pass()
      return fail(`${method} is listed`, advertised, { note: 'a client holds this method', exchange })
    }
    const clients = (await context.baseFlows()).filter(hasCode).map(({ client }) => client)
    const verdicts = clients.map(({ token_endpoint_auth_method: method }) => judge(method, context.discovery))
    const [client] = clients
    if (client !== undefined && context.capabilities.dynamicRegistration) {
      verdicts.push(await judgeDefault(context, client, judge))
    }
    return worst(verdicts)
  },
}

/** The method that a client gets that asked for none. */
async function judgeDefault(
  context: CheckContext,
  client: Client,
  judge: (method: string, exchange: Exchange) => Verdict,
): Promise<Verdict> {
  const exchange = await context.register({ redirect_uris: [client.redirect_uris[0]] })
  const body = jsonBody(exchange)
  const method = isObject(body) ? body.token_endpoint_auth_method : undefined
  return typeof method === 'string' ? judge(method, exchange) : skip('the registration response names no method')
}
