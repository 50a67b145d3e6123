import { decodeJwt } from 'jose/jwt/decode'
import type { ProviderContext } from '../context.js'
import { formDecoded } from '../form-decoded.js'
import { findAccessToken } from '../token/access-token.js'

/** Reads a request as far as its client can be told: the work of a moment, done only while a fault is meant for one client. */
export async function requestingClient(request: Request, context: ProviderContext): Promise<string | undefined> {
  const { searchParams } = new URL(request.url)
  const form = await formOf(request)
  const parameter = (name: string): string | undefined => searchParams.get(name) ?? form.get(name) ?? undefined
  const [scheme = '', credentials = ''] = (request.headers.get('authorization') ?? '').split(' ')
  return (
    parameter('client_id') ??
    (scheme.toLowerCase() === 'basic' ? basicUser(credentials) : undefined) ??
    claim(parameter('client_assertion'), 'sub') ??
    (await ofInteraction(parameter('interaction'), context)) ??
    (await ofAccessToken(scheme.toLowerCase() === 'bearer' ? credentials : parameter('access_token'), context)) ??
    claim(parameter('request'), 'client_id') ??
    claim(parameter('id_token_hint'), 'aud')
  )
}

async function formOf(request: Request): Promise<URLSearchParams> {
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')
  return new URLSearchParams(isForm ? await request.clone().text() : '')
}

function basicUser(credentials: string): string | undefined {
  const [user = ''] = Buffer.from(credentials, 'base64').toString('utf8').split(':', 1)
  try {
    return user === '' ? undefined : formDecoded(user)
  } catch {
    return undefined
  }
}

function claim(jwt: string | undefined, name: string): string | undefined {
  if (jwt === undefined) return undefined
  try {
    const value = [decodeJwt(jwt)[name]].flat()[0]
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}

async function ofInteraction(id: string | undefined, { store }: ProviderContext): Promise<string | undefined> {
  return id === undefined ? undefined : (await store.get('interaction', id))?.client_id
}

async function ofAccessToken(token: string | undefined, context: ProviderContext): Promise<string | undefined> {
  return token === undefined ? undefined : (await findAccessToken(context, token))?.record.client_id
}
