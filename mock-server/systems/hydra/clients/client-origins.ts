import type { HydraContext } from '../context.js'
import { originMatches } from '../routing/cors.js'
import { findAccessToken } from '../token/credentials.js'

/** Whether the client that a request names, by HTTP Basic or by an access token, allows the origin. */
export async function clientAllowsOrigin(request: Request, origin: string, context: HydraContext): Promise<boolean> {
  const client_id = basicUser(request) ?? (await clientOfToken(request, context))
  if (client_id === undefined) return false
  const record = await context.store.get('hydra_client', client_id)
  return record?.client.allowed_cors_origins.some((allowed) => originMatches(allowed, origin, 'one label')) ?? false
}

function basicUser(request: Request): string | undefined {
  const [, basic] = /^basic\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
  if (basic === undefined) return undefined
  const [name = ''] = Buffer.from(basic, 'base64').toString().split(':', 1)
  try {
    return decodeURIComponent(name.replaceAll('+', ' '))
  } catch {
    return name
  }
}

async function clientOfToken(request: Request, context: HydraContext): Promise<string | undefined> {
  const [, token] = /^bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
  return token === undefined ? undefined : (await findAccessToken(context, token))?.grant.client_id
}
