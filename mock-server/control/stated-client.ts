import { decodeJwt } from 'jose/jwt/decode'
import { formDecoded } from '../form-decoded.js'

/** What a request says about its client, and of what else the client may follow. */
export interface Statement {
  /** Named by a parameter, by HTTP Basic or by a client assertion. */
  readonly named: string | undefined
  /** A parameter of the query, else of a form. */
  parameter(name: string): string | undefined
  /** The access token of the request. */
  readonly accessToken: string | undefined
  /** Named by a request object or an ID token hint. */
  readonly hinted: string | undefined
}

/** Reads a request as far as its client can be told: the work of a moment, done only while a fault is meant for one client. */
export async function statementOf(request: Request): Promise<Statement> {
  const { searchParams } = new URL(request.url)
  const form = await formOf(request)
  const parameter = (name: string): string | undefined => searchParams.get(name) ?? form.get(name) ?? undefined
  const [scheme = '', credentials = ''] = (request.headers.get('authorization') ?? '').split(' ')
  return {
    parameter,
    named:
      parameter('client_id') ??
      (scheme.toLowerCase() === 'basic' ? basicUser(credentials) : undefined) ??
      claim(parameter('client_assertion'), 'sub'),
    accessToken: scheme.toLowerCase() === 'bearer' ? credentials : parameter('access_token'),
    hinted: claim(parameter('request'), 'client_id') ?? claim(parameter('id_token_hint'), 'aud'),
  }
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
