import { fingerprint } from '../../../digest.js'
import { judgeVerifier } from '../authorization/pkce.js'
import type { HydraContext } from '../context.js'
import type { HydraCode } from '../flow-records.js'
import { isExpired, liveGrant } from './credentials.js'
import { judgeNonce, withAcr } from './id-token.js'
import { knownUntil } from './known-until.js'
import { askHooks } from './token-hooks.js'
import { answerOf, type Grant, invalidGrant, judgeGrantType, overdue, type TokenRequest } from './token-request.js'

/** RFC 6749 section 4.1.3. */
export const authorizationCodeGrant: Grant = async (context, request) => {
  const { client } = request
  judgeGrantType(context, client, 'authorization_code')
  const id = await fingerprint(request.parameter('code'))
  const code = await context.store.get('hydra_code', id)
  if (code === undefined) throw invalidGrant(undefined, 'authorization code not found')
  if (code.used) {
    // Whoever got hold of the code may have tokens by now.
    await context.store.delete('hydra_grant', code.grant_id)
    throw invalidGrant('The authorization code was used before.')
  }
  judgeTime(context, code, 'first')
  judgeOwner(request, code)
  const verifier = request.parameter('code_verifier')
  await mark(context, id, { pkce_spent: true })
  await judgeVerifier(context, client, { code, verifier })
  const grant = (await liveGrant(context, code))?.grant
  if (grant === undefined) throw invalidGrant()
  judgeTime(context, code, 'last')
  const nonce = grant.openid?.nonce ?? ''
  if (code.openid && context.line.flows.tokens.nonceEntropyAtToken) judgeNonce(nonce)
  const asked = await askHooks(context, request, withAcr(context, grant, code.acr_asked && code.openid))
  if (!(await firstUse(context, id))) throw invalidGrant('The authorization code was used before.')
  return answerOf(context, request, asked, {
    by: 'authorization_code_grant',
    refreshToken: true,
    ...(code.openid && { idToken: { nonce, codeHash: grant.openid?.c_hash, acrAsked: code.acr_asked } }),
  })
}

function judgeTime(context: HydraContext, code: HydraCode, now: 'first' | 'last'): void {
  const { error, judged } = context.line.flows.tokens.expiredCode
  if (judged === now && isExpired(code, context)) throw overdue(error, 'the authorization code is expired')
}

function judgeOwner(request: TokenRequest, code: HydraCode): void {
  if (code.client_id !== request.client.client_id) throw invalidGrant('The code was given to another client.')
  if (code.redirect_uri !== '' && code.redirect_uri !== request.parameter('redirect_uri'))
    throw invalidGrant("'redirect_uri' is not that of the authorization request.")
}

const mark = (context: HydraContext, id: string, change: Partial<HydraCode>): Promise<HydraCode | undefined> =>
  context.store.update(
    'hydra_code',
    id,
    (code) => code && { ...code, ...change },
    ({ exp }) => knownUntil(exp),
  )

/** Of two requests at once, one gets `true`. */
async function firstUse(context: HydraContext, id: string): Promise<boolean> {
  let first = false
  await context.store.update(
    'hydra_code',
    id,
    (code) => {
      first = code !== undefined && !code.used
      return code && { ...code, used: true }
    },
    ({ exp }) => knownUntil(exp),
  )
  return first
}
