import type { Check } from '../check.js'
import { blocked } from '../evidence.js'
import { fail, pass, skip } from '../verdict.js'
import { offlineFlow } from './offline-flow.js'
import { judgedByOpenidClient } from './openid-verdict.js'

/** A refresh token brings new tokens. */
export const refresh: Check = {
  id: 'flows/refresh',
  title: 'openid-client gets a new access token for a refresh token',
  requirement: { standard: 'RFC 6749', section: '6', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '12', level: 'MUST' }],
  operations: ['getToken'],
  async run(context) {
    const flow = await offlineFlow(context)
    if (flow === undefined)
      return skip('refresh_token is not in grant_types_supported, or the response type code not offered')
    const { refreshToken, failure, client } = flow
    if (failure !== undefined) return blocked(failure.because, failure.blame)
    if (refreshToken === undefined) return skip('the provider issued no refresh token')
    const config = await context.openidClient(client)
    return judgedByOpenidClient('openid-client gets new tokens', async () => {
      const { refreshTokenGrant } = await import('openid-client')
      const tokens = await refreshTokenGrant(config, refreshToken)
      return tokens.access_token === flow.accessToken ? fail('a new access token', 'the old one') : pass()
    })
  },
}
