import { fingerprint } from '../../../digest.js'
import { judgeAudience, judgeScope, words } from '../authorization/scope.js'
import type { HydraContext } from '../context.js'
import type { HydraGrant, HydraRefreshToken } from '../flow-records.js'
import { findRefreshToken, isExpired } from './credentials.js'
import { judgeNonce } from './id-token.js'
import { knownUntil } from './known-until.js'
import { gracePeriod, isUsable } from './rotation.js'
import { askHooks } from './token-hooks.js'
import { answerOf, type Grant, invalidGrant, judgeGrantType, overdue } from './token-request.js'

/** RFC 6749 section 6. The token rotates; a `scope` in the request changes nothing. */
export const refreshTokenGrant: Grant = async (context, request) => {
  const { client } = request
  const { tokens } = context.line.flows
  judgeGrantType(context, client, 'refresh_token')
  const text = request.parameter('refresh_token')
  const id = await fingerprint(text)
  const found = await findRefreshToken(context, text)
  if (found === undefined) throw await refusal(context, id)
  const { grant, token } = found
  if (isExpired(token, context)) throw overdue(tokens.expiredRefreshToken, 'the refresh token is expired')
  if (grant.client_id !== client.client_id) throw invalidGrant('The refresh token was given to another client.')
  judgeScope(context, words(client.scope), grant.scope)
  judgeAudience(client.audience, grant.audience)
  // A nonce of the refresh itself goes before the one of the authorization.
  const own = request.parameter('nonce')
  if (tokens.nonceEntropyAtToken && grant.scope.includes('openid')) judgeNonce(own)
  const nonce = own === '' && tokens.refreshKeepsNonce ? (grant.openid?.nonce ?? '') : own
  const asked = await askHooks(context, request, grant)
  if (!(await rotate(context, id, token))) throw invalidGrant('The refresh token was used before.')
  // While used tokens are good for a time, each goes on by itself: only its own access token is over.
  const isGraceful = gracePeriod(context) > 0
  if (isGraceful) await context.store.delete('hydra_access_token', token.access_token)
  const next: HydraGrant = { ...asked, generation: grant.generation + (isGraceful ? 0 : 1) }
  return answerOf(context, request, next, {
    by: 'refresh_token_grant',
    refreshToken: true,
    ...(grant.openid !== undefined && {
      idToken: { nonce, codeHash: tokens.refreshKeepsCHash ? grant.openid.c_hash : undefined },
    }),
  })
}

/** What is wrong with a token that is not alive. Using one a second time may end everything that came from it. */
async function refusal(context: HydraContext, id: string) {
  const { tokens } = context.line.flows
  const token = await context.store.get('hydra_refresh_token', id)
  const alive = token && (await context.store.get('hydra_grant', token.grant_id))
  if (!tokens.reuseRevokes || !token?.uses || alive === undefined)
    return invalidGrant(
      tokens.reuseRevokes ? 'The refresh token is malformed or not valid.' : undefined,
      'refresh token not found',
    )
  await context.store.delete('hydra_grant', token.grant_id)
  return invalidGrant('The refresh token was used before.')
}

/** Of two requests at once, one gets `true` where a token is good for one. */
async function rotate(context: HydraContext, id: string, { exp }: HydraRefreshToken): Promise<boolean> {
  let usable = false
  await context.store.update(
    'hydra_refresh_token',
    id,
    (token) => {
      usable = token !== undefined && isUsable(context, token)
      const first_used_at = token?.first_used_at ?? context.clock.now()
      return token && { ...token, uses: token.uses + 1, first_used_at }
    },
    knownUntil(exp),
  )
  return usable
}
