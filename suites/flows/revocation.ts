import type { Check } from '../check.js'
import { blocked } from '../evidence.js'
import type { CheckContext, Flow } from '../harness/context.js'
import { fail, pass, skip, type Verdict, warn } from '../verdict.js'
import { offlineFlow } from './offline-flow.js'
import { judgedByOpenidClient } from './openid-verdict.js'

/** A client gives a token back. */
export const revocation: Check = {
  id: 'flows/revocation',
  title: 'openid-client revokes a refresh token, or an access token where there is none, which no longer works then',
  requirement: { standard: 'RFC 7009', section: '2', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'RFC 7009', section: '2.1', level: 'MUST' }],
  operations: ['revokeToken', 'getToken'],
  async run(context) {
    context.endpoint('revocation_endpoint')
    const flow = (await offlineFlow(context)) ?? (await context.flow({ until: 'token', own: true }))
    if (flow.failure !== undefined) return blocked(flow.failure.because, flow.failure.blame)
    const { refreshToken, accessToken } = flow
    return judgedByOpenidClient('openid-client revokes the token', async () => {
      if (refreshToken !== undefined) return revokeRefreshToken(context, flow, refreshToken)
      if (accessToken !== undefined) return revokeAccessToken(context, flow, accessToken)
      return blocked('there is no token to revoke', 'token/token-members')
    })
  },
}

async function revokeRefreshToken(context: CheckContext, { client }: Flow, token: string): Promise<Verdict> {
  const { refreshTokenGrant, ResponseBodyError, tokenRevocation } = await import('openid-client')
  const config = await context.openidClient(client)
  await tokenRevocation(config, token, { token_type_hint: 'refresh_token' })
  try {
    await refreshTokenGrant(config, token)
  } catch (error) {
    if (!(error instanceof ResponseBodyError)) throw error
    return error.error === 'invalid_grant' ? pass() : fail({ error: 'invalid_grant' }, { error: error.error })
  }
  return fail('the revoked refresh token is refused', 'it brings new tokens')
}

async function revokeAccessToken(context: CheckContext, { client }: Flow, token: string): Promise<Verdict> {
  const { ResponseBodyError, tokenRevocation } = await import('openid-client')
  const config = await context.openidClient(client)
  try {
    await tokenRevocation(config, token, { token_type_hint: 'access_token' })
  } catch (error) {
    // RFC 7009 section 2: access tokens need not be revocable.
    if (!(error instanceof ResponseBodyError) || error.error !== 'unsupported_token_type') throw error
    return skip('the provider issues no refresh token and revokes no access tokens')
  }
  const exchange = await context.http({
    url: context.endpoint('userinfo_endpoint'),
    headers: { authorization: `Bearer ${token}` },
  })
  const { status } = exchange.response
  return status >= 400 && status < 500 ? pass() : warn('UserInfo refuses the revoked token', status, { exchange })
}
