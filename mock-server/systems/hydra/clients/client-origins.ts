import type { HydraContext } from '../context.js'
import { goQuery } from '../routing/go-query.js'
import { originMatches } from '../routing/origin-patterns.js'
import { findAccessToken } from '../token/credentials.js'

/** Whether the client that a request names allows the origin; lines differ in how it can be named. */
export async function clientAllowsOrigin(request: Request, origin: string, context: HydraContext): Promise<boolean> {
  const inForms = context.line.cors.ofClients === 'by form too'
  // A preflight request names nobody.
  if (inForms && request.method === 'OPTIONS') return true
  const form = inForms ? await formOf(request) : new URLSearchParams()
  const client_id = form.get('client_id') || basicUser(request) || (await clientOfToken(request, context))
  if (client_id === undefined) return false
  const record = await context.store.get('hydra_client', client_id)
  return record?.client.allowed_cors_origins.some((allowed) => originMatches(allowed, origin, 'one label')) ?? false
}

async function formOf(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('content-type') ?? ''
  const isForm = request.method === 'POST' && /^application\/x-www-form-urlencoded *(;|$)/i.test(type)
  return isForm && !request.bodyUsed ? goQuery(await request.text()) : new URLSearchParams()
}

function basicUser(request: Request): string | undefined {
  const [, basic] = /^basic\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
  return basic === undefined ? undefined : Buffer.from(basic, 'base64').toString().split(':', 1)[0]
}

async function clientOfToken(request: Request, context: HydraContext): Promise<string | undefined> {
  const [, token] = /^bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
  return token === undefined ? undefined : (await findAccessToken(context, token))?.grant.client_id
}
