import type { HydraHandler } from '../context.js'
import { empty } from '../respond.js'
import { authenticateClient } from '../token/client-authentication.js'
import { findAccessToken, findRefreshToken } from '../token/credentials.js'
import { tokenForm } from '../token/token-form.js'

/** RFC 7009. Ends everything that came from the same grant; a token that is not the client's stays. */
export const revokeToken: HydraHandler = async (request, context) => {
  const form = await tokenForm(request)
  const client = await authenticateClient(request, context, form)
  const text = form.get('token') ?? ''
  const found = (await findRefreshToken(context, text)) ?? (await findAccessToken(context, text))
  if (found?.grant.client_id === client.client_id) await context.store.delete('hydra_grant', found.grant.id)
  const { revocationNoStore } = context.line.flows.tokens
  return empty(200, revocationNoStore ? { 'cache-control': 'no-store', pragma: 'no-cache' } : {})
}
