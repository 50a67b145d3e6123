import { http, type RequestHandler } from 'msw'

/** What the handlers need of a provider. */
export interface ProviderDoor {
  readonly issuer: string
  fetch(request: Request): Promise<Response>
}

/**
 * Request handlers for msw that answer everything below the provider's issuer, and nothing else: other requests stay
 * unhandled, so that `onUnhandledRequest: 'error'` keeps its worth. Several `Set-Cookie` headers and redirects come through.
 *
 * msw sees the global `fetch` and `node:http` of its own process. It doesn't see another process (a browser that shows the
 * login page, a server under test that was spawned), nor `fetch` and `request` of the npm package undici: use `listen` for those.
 *
 * @example
 * const idp = await createProvider()
 * const server = setupServer(...handlers(idp))
 */
export function handlers(idp: ProviderDoor): RequestHandler[] {
  const issuer = new URL(idp.issuer)
  const path = issuer.pathname.replace(/\/$/, '')
  return [
    http.all(below(`${issuer.origin}${path}`), ({ request }) => idp.fetch(request)),
    // RFC 8414 section 3.1 puts the well-known part before the issuer's path.
    ...(path === ''
      ? []
      : [
          http.get(`${issuer.origin}/.well-known/oauth-authorization-server${path}`, ({ request }) =>
            idp.fetch(request),
          ),
        ]),
  ]
}

const below = (base: string) => new RegExp(`^${base.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:[/?#]|$)`)
