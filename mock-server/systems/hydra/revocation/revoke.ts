import type { HydraContext, HydraHandler, HydraRequest } from '../context.js'
import { HydraError, hydraError } from '../hydra-error.js'
import type { HydraClient } from '../records.js'
import { empty } from '../respond.js'
import { CHECK_PARAMETERS } from '../sessions/flow-errors.js'
import { authenticateClient } from '../token/client-authentication.js'
import { findKeptAccessToken, findRefreshToken } from '../token/credentials.js'
import { tokenForm } from '../token/token-form.js'

/** RFC 7009. Ends everything that came from the same grant; a token that is not the client's stays. */
export const revokeToken: HydraHandler = async (request, context) => {
  const asked = await authenticated(request, context)
  if (asked !== undefined) await revoke(context, asked)
  const { revocationNoStore } = context.line.flows.tokens
  return empty(200, revocationNoStore ? { 'cache-control': 'no-store', pragma: 'no-cache' } : {})
}

interface Asked {
  readonly form: URLSearchParams
  readonly client: HydraClient
}

async function revoke(context: HydraContext, { form, client }: Asked): Promise<void> {
  const text = form.get('token') ?? ''
  const found = (await findRefreshToken(context, text)) ?? (await findKeptAccessToken(context, text))
  if (found?.grant.client_id === client.client_id) await context.store.delete('hydra_grant', found.grant.id)
}

/** This endpoint doesn't tell what is wrong with a request or a client; of most it doesn't even tell that anything is. */
async function authenticated(request: HydraRequest, context: HydraContext): Promise<Asked | undefined> {
  try {
    const form = await tokenForm(request)
    return { form, client: await authenticateClient(request, context, form) }
  } catch (error) {
    if (!(error instanceof HydraError)) throw error
    if (error.problem.error === 'invalid_client') throw hydraError('invalid_client')
    if (error.problem.error === 'invalid_request') throw hydraError('invalid_request', CHECK_PARAMETERS)
    return undefined
  }
}
