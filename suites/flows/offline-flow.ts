import type { CheckContext, Flow } from '../harness/context.js'

/** A flow of its own that asks for a refresh token in every way there is; `undefined` when none is on offer. */
export async function offlineFlow(context: CheckContext): Promise<Flow | undefined> {
  const { responseTypes, grantTypes, scopes } = context.capabilities
  if (!responseTypes.includes('code') || !grantTypes.includes('refresh_token')) return undefined
  // Core section 11: offline_access counts only together with a consent that the person gives now.
  const offline = scopes?.includes('offline_access') === true
  return context.flow({
    scope: offline ? 'openid offline_access' : 'openid',
    client: { grant_types: ['authorization_code', 'refresh_token'] },
    ...(offline ? { parameters: { prompt: 'consent' } } : {}),
    until: 'token',
    own: true,
  })
}
