import { CALLBACK, ISSUER, type Route, redirect, scripted } from './scripted-provider.js'

export const ADMIN = 'https://admin.op.example'
export const LOGIN_APP = 'https://login.elsewhere.example'

/** What the admin side was asked, as `METHOD /path`, with its body. */
export interface Asked {
  readonly what: string
  readonly query: string
  readonly body: unknown
}

export interface ScriptedHydra {
  readonly fetch: (request: Request) => Promise<Response>
  readonly asked: readonly Asked[]
  /** Ids of clients that are there. */
  readonly clients: ReadonlySet<string>
}

interface Script {
  /** Before the paths of the admin API: nothing in 1.x, `/admin` in 2.x. */
  readonly prefix?: string
  readonly version?: string
  /** Answers of the admin side over those of the script. */
  readonly routes?: Readonly<Record<string, (body: unknown) => Response>>
  readonly metadata?: Readonly<Record<string, unknown>>
}

const METADATA = {
  authorization_endpoint: `${ISSUER}/oauth2/auth`,
  token_endpoint: `${ISSUER}/oauth2/token`,
  end_session_endpoint: `${ISSUER}/oauth2/sessions/logout`,
  revocation_endpoint: `${ISSUER}/oauth2/revoke`,
  scopes_supported: ['offline_access', 'offline', 'openid'],
  response_types_supported: ['code'],
  token_endpoint_auth_methods_supported: ['client_secret_basic'],
}

/** The public side: a browser goes to the login app, comes back, goes to the consent app, comes back, and gets a code. */
const publicRoutes: Readonly<Record<string, Route>> = {
  'GET /oauth2/auth': ({ url: { searchParams: query } }) => {
    if (query.has('denied')) return redirect(`${query.get('redirect_uri')}?error=access_denied&state=s`)
    if (query.has('consent_verifier')) return redirect(`${query.get('redirect_uri') ?? CALLBACK}?code=c-1&state=s`)
    const next = query.has('login_verifier') ? 'consent?consent_challenge=c%2F1' : 'login?login_challenge=l%2F1'
    return redirect(`${LOGIN_APP}/${next}`, { headers: { 'set-cookie': 'csrf=1; Path=/' } })
  },
  'GET /oauth2/sessions/logout': ({ url }) =>
    redirect(url.searchParams.has('logout_verifier') ? `${CALLBACK}/out` : `${LOGIN_APP}/logout?logout_challenge=o1`),
  'GET /oauth2/device/verify': ({ url: { searchParams: query } }) => {
    if (query.has('consent_verifier')) return redirect(`${LOGIN_APP}/device/done`)
    if (query.has('device_verifier')) return redirect(`${LOGIN_APP}/login?login_challenge=l%2F1`)
    return redirect(`${LOGIN_APP}/device?device_challenge=d%2F1&user_code=${query.get('user_code') ?? ''}`)
  },
}

/** A Hydra made of a few answers, both of its sides in one function. */
export function scriptedHydra({ prefix = '', version = 'v1.9.2', routes, metadata }: Script = {}): ScriptedHydra {
  const asked: Asked[] = []
  const clients = new Set<string>()
  const back = (verifier: string): Response =>
    Response.json({ redirect_to: `${ISSUER}/oauth2/auth?redirect_uri=${encodeURIComponent(CALLBACK)}&${verifier}=v` })
  const admin: Readonly<Record<string, (body: unknown) => Response>> = {
    'GET /version': () => Response.json({ version }),
    [`POST ${prefix}/clients`]: (body) => {
      const client_id = `made-${clients.size + 1}`
      clients.add(client_id)
      return Response.json({ ...(typeof body === 'object' ? body : {}), client_id }, { status: 201 })
    },
    [`GET ${prefix}/oauth2/auth/requests/login`]: () => Response.json({ skip: false, subject: '' }),
    [`PUT ${prefix}/oauth2/auth/requests/login/accept`]: () => back('login_verifier'),
    [`GET ${prefix}/oauth2/auth/requests/consent`]: () =>
      Response.json({ requested_scope: ['openid', 'email'], requested_access_token_audience: ['https://api'] }),
    [`PUT ${prefix}/oauth2/auth/requests/consent/accept`]: () => back('consent_verifier'),
    [`PUT ${prefix}/oauth2/auth/requests/consent/reject`]: () => back('denied'),
    [`PUT ${prefix}/oauth2/auth/requests/logout/accept`]: () =>
      Response.json({ redirect_to: `${ISSUER}/oauth2/sessions/logout?logout_verifier=v` }),
    [`PUT ${prefix}/oauth2/auth/requests/device/accept`]: () =>
      Response.json({ redirect_to: `${ISSUER}/oauth2/device/verify?device_verifier=v` }),
    [`DELETE ${prefix}/oauth2/auth/sessions/login`]: () => new Response(null, { status: 204 }),
    ...routes,
  }
  const adminSide = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url)
    const text = await request.text()
    const what = `${request.method} ${pathname}`
    const body: unknown = text === '' ? undefined : JSON.parse(text)
    asked.push({ what, query: search, body })
    const id = /\/clients\/([^/]+)$/.exec(pathname)?.[1]
    if (request.method === 'DELETE' && id !== undefined)
      return new Response(null, { status: pathname.startsWith(`${prefix}/clients/`) && clients.delete(id) ? 204 : 404 })
    return admin[what]?.(body) ?? new Response('Not Found', { status: 404 })
  }
  const publicSide = scripted(publicRoutes, { ...METADATA, ...metadata })
  return {
    asked,
    clients,
    fetch: (request) => (new URL(request.url).origin === ADMIN ? adminSide(request) : publicSide(request)),
  }
}
