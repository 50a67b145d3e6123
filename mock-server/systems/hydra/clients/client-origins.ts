import type { HydraContext } from '../context.js'
import { originMatches } from '../routing/cors.js'

/** Whether the client that a request names allows the origin: by `client_id` of the query or by HTTP Basic. From 1.9 on. */
export async function clientAllowsOrigin(
  request: Request,
  origin: string,
  { line, store }: Pick<HydraContext, 'line' | 'store'>,
): Promise<boolean> {
  if (!line.cors.ofClients) return false
  const client_id = clientIn(request)
  if (client_id === undefined) return false
  const record = await store.get('hydra_client', client_id)
  return record?.client.allowed_cors_origins.some((allowed) => originMatches(allowed, origin)) ?? false
}

function clientIn(request: Request): string | undefined {
  const [, basic] = /^basic\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
  if (basic === undefined) return undefined
  const [name = ''] = Buffer.from(basic, 'base64').toString().split(':', 1)
  try {
    return decodeURIComponent(name.replaceAll('+', ' '))
  } catch {
    return name
  }
}
