import { searchOf } from '../../../routing/router.js'
import type { HydraContext } from '../context.js'
import { goQuery } from '../routing/go-query.js'
import { originMatches } from '../routing/origin-patterns.js'
import { findAccessToken, isExpired } from '../token/credentials.js'

/** Whether the client that a request names allows the origin; lines differ in how it can be named. */
export async function clientAllowsOrigin(request: Request, origin: string, context: HydraContext): Promise<boolean> {
  const inForms = context.line.cors.ofClients === 'by form too'
  // A preflight request names nobody.
  if (inForms && request.method === 'OPTIONS') return true
  const form = await formOf(request)
  const named = inForms ? form.get('client_id') : null
  const client_id = named || basicUser(request) || (await clientOfToken(request, form, context))
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

/** The client of a good access token, wherever RFC 6750 section 2 lets it stand. */
async function clientOfToken(
  request: Request,
  form: URLSearchParams,
  context: HydraContext,
): Promise<string | undefined> {
  const [, born] = /^bearer (.*)$/i.exec(request.headers.get('authorization') ?? '') ?? []
  const text = born ?? (form.get('access_token') || goQuery(searchOf(request.url)).get('access_token')) ?? ''
  const found = text === '' ? undefined : await findAccessToken(context, text)
  return found === undefined || isExpired(found.token, context) ? undefined : found.grant.client_id
}
