import { type Statement, statementOf } from '../../control/stated-client.js'
import type { HydraContext } from './context.js'
import { findRequest } from './sessions/handles.js'
import { findAccessToken, findRefreshToken } from './token/credentials.js'

/** The client that a request comes from or speaks of; `path`: the values of the path template. */
export async function requestingHydraClient(
  request: Request,
  path: Readonly<Record<string, string>>,
  context: HydraContext,
): Promise<string | undefined> {
  const statement = await statementOf(request)
  return (
    statement.named ??
    (/\/(?:clients|register)\//.test(request.url) ? path.id : undefined) ??
    (await ofChallenge(statement, context)) ??
    (await ofToken(statement.accessToken ?? statement.parameter('token'), context)) ??
    statement.hinted
  )
}

async function ofChallenge({ parameter }: Statement, context: HydraContext): Promise<string | undefined> {
  for (const step of ['login', 'consent'] as const) {
    const challenge = parameter(`${step}_challenge`)
    const found = challenge === undefined ? undefined : await findRequest(context, step, challenge)
    if (found !== undefined) return found.handle.flow.client_id
  }
  return undefined
}

async function ofToken(token: string | undefined, context: HydraContext): Promise<string | undefined> {
  if (token === undefined) return undefined
  return ((await findAccessToken(context, token)) ?? (await findRefreshToken(context, token)))?.token.client_id
}
