import type { AuthorizationOutcome, AuthorizationRequest, CheckContext, JsonObject } from '../context.js'
import { Session } from '../session.js'
import { resolveTarget, type TargetOptions } from '../target.js'

export const ISSUER = 'https://op.example'
export const CALLBACK = 'https://rp.example/callback'

/** An answer to one request. The form of its body is read already. */
export type Route = (request: {
  readonly raw: Request
  readonly url: URL
  readonly form: URLSearchParams
}) => Response | Promise<Response>

export const html = (body: string, init: ResponseInit = {}): Response =>
  new Response(body, { ...init, headers: { 'content-type': 'text/html; charset=utf-8', ...init.headers } })

export const redirect = (location: string, init: ResponseInit = {}): Response =>
  new Response(null, { status: 302, ...init, headers: { location, ...init.headers } })

/** To the client with a code. */
export const success = (state = 's'): Response => redirect(`${CALLBACK}?code=c-1&state=${state}`)

const METADATA: JsonObject = {
  issuer: ISSUER,
  authorization_endpoint: `${ISSUER}/authorize`,
  token_endpoint: `${ISSUER}/token`,
  jwks_uri: `${ISSUER}/jwks`,
  response_types_supported: ['code'],
}

/** A provider made of routes such as `GET /login`. What has no route is answered 404. */
export function scripted(
  routes: Readonly<Record<string, Route>>,
  metadata: JsonObject = {},
): (request: Request) => Promise<Response> {
  const all: Readonly<Record<string, Route>> = {
    'GET /.well-known/openid-configuration': () => Response.json({ ...METADATA, ...metadata }),
    ...routes,
  }
  return async (raw) => {
    const url = new URL(raw.url)
    const route = all[`${raw.method} ${url.pathname}`]
    if (route === undefined)
      return new Response('Not Found', { status: 404, headers: { 'content-type': 'text/plain' } })
    const isForm = raw.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') === true
    return route({ raw, url, form: new URLSearchParams(isForm ? await raw.clone().text() : '') })
  }
}

export const ADA = { username: 'ada', password: 'lovelace-1815' }

/** A session with a scripted provider, one static client and one user. */
export async function sessionWith(
  routes: Readonly<Record<string, Route>>,
  options: Partial<TargetOptions> & { readonly metadata?: JsonObject } = {},
): Promise<{ readonly session: Session; readonly context: CheckContext }> {
  const { metadata, ...target } = options
  const session = await Session.open(
    resolveTarget({
      issuer: ISSUER,
      fetch: scripted(routes, metadata),
      users: [ADA],
      clients: [{ client_id: 'app', client_secret: 'app-secret-value', redirect_uris: [CALLBACK] }],
      ...target,
    }),
  )
  return { session, context: session.context('test', new AbortController().signal) }
}

/** Sends ada to the scripted provider; the state is `s`. */
export async function authorize(
  routes: Readonly<Record<string, Route>>,
  options: Partial<TargetOptions> & { readonly request?: Partial<AuthorizationRequest> } = {},
): Promise<AuthorizationOutcome> {
  const { request, ...target } = options
  const { context } = await sessionWith(routes, target)
  const client = await context.client()
  return context.authorize({ client, parameters: { state: 's' }, ...request })
}
