import type { Check } from '../check.js'
import { fail, pass } from '../verdict.js'
import { judgedByOpenidClient } from './openid-verdict.js'
import { tokenOfConfidentialClient } from './token-of-flow.js'

/** A client asks about its token. */
export const introspection: Check = {
  id: 'flows/introspection',
  title: 'openid-client learns that a fresh access token is active and that an unknown one is not',
  requirement: { standard: 'RFC 7662', section: '2.2', level: 'MUST' },
  operations: ['introspectToken'],
  async run(context) {
    context.endpoint('introspection_endpoint')
    const { client, accessToken } = await tokenOfConfidentialClient(context)
    const config = await context.openidClient(client)
    return judgedByOpenidClient('openid-client learns the state of the token', async () => {
      const { tokenIntrospection } = await import('openid-client')
      const known = await tokenIntrospection(config, accessToken)
      if (!known.active) return fail('a fresh access token is active', { active: known.active })
      const unknown = await tokenIntrospection(config, context.random(43))
      return unknown.active ? fail('an unknown token is not active', { active: unknown.active }) : pass()
    })
  },
}
