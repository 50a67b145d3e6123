import type { HttpRequest } from './exchange.js'

/** Which operation of the documents stands behind an endpoint of the discovery document, by method. */
const OPERATIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  jwks_uri: { GET: 'getJwks' },
  authorization_endpoint: { GET: 'authorize', POST: 'postAuthorize' },
  token_endpoint: { POST: 'getToken' },
  userinfo_endpoint: { GET: 'getUserInfo', POST: 'postUserInfo' },
  end_session_endpoint: { GET: 'endSession', POST: 'postEndSession' },
  introspection_endpoint: { POST: 'introspectToken' },
  revocation_endpoint: { POST: 'revokeToken' },
  registration_endpoint: { POST: 'registerClient' },
  pushed_authorization_request_endpoint: { POST: 'pushAuthorizationRequest' },
  device_authorization_endpoint: { POST: 'authorizeDevice' },
}

const MANAGEMENT: Readonly<Record<string, string>> = { GET: 'readClient', PUT: 'updateClient', DELETE: 'deleteClient' }

const withoutQuery = (url: string | URL): string => String(url).replace(/[?#].*$/s, '')

/** Finds the operation that a request belongs to. Taught by the discovery document and by registration responses. */
export class Operations {
  readonly #byUrl = new Map<string, Readonly<Record<string, string>>>()

  learnConfiguration(url: string): void {
    this.#byUrl.set(withoutQuery(url), { GET: 'getDiscovery' })
  }

  learnMetadata(metadata: Readonly<Record<string, unknown>>): void {
    for (const [member, operations] of Object.entries(OPERATIONS)) {
      const url = metadata[member]
      if (typeof url === 'string') this.#byUrl.set(withoutQuery(url), operations)
    }
  }

  learnClientConfiguration(url: string): void {
    if (!this.#byUrl.has(withoutQuery(url))) this.#byUrl.set(withoutQuery(url), MANAGEMENT)
  }

  of(request: Pick<HttpRequest, 'url'> & { readonly method: string }): string | undefined {
    return this.#byUrl.get(withoutQuery(request.url))?.[request.method]
  }
}
